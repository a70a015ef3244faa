using System.Text.Json;
using System.Text.RegularExpressions;

namespace OrgChat.Build.Load.Protocol;

/// <summary>What a served page says of the components that come alive in a circuit.</summary>
internal sealed partial record CircuitPage(IReadOnlyList<string> Markers, string State)
{
    /// <summary>The operations that ask the server for these components.</summary>
    public string Operations => JsonSerializer.Serialize(new
    {
        batchId = 1,
        operations = Markers.Select((marker, place) =>
            new { type = "add", ssrComponentId = place + 1, marker = JsonSerializer.Deserialize<JsonElement>(marker) }),
    });

    public static CircuitPage Of(string html)
    {
        var markers = Marker().Matches(html).Select(match => match.Groups["marker"].Value)
            .Where(marker => marker.Contains("\"descriptor\"", StringComparison.Ordinal)).ToList();
        return markers.Count > 0
            ? new CircuitPage(markers, StateText().Match(html).Groups["state"].Value)
            : throw new InvalidOperationException("There is nothing on the page that comes alive: is somebody signed in?");
    }

    [GeneratedRegex(@"<!--Blazor:(?<marker>\{.*?\})-->", RegexOptions.Singleline)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->", RegexOptions.Singleline)]
    private static partial Regex StateText();
}
