using System.Globalization;
using System.Text.RegularExpressions;

namespace OrgChat.Build.Load.Protocol;

/// <summary>A function of the page that the server calls.</summary>
/// <param name="Arguments">As JSON.</param>
/// <param name="WantsObject">Whether the answer is an object of the page, to be called later.</param>
/// <param name="Target">The object of the page whose function it is; 0 for the page itself.</param>
internal readonly partial record struct ScriptCall(string Function, string Arguments, bool WantsObject, long Target)
{
    /// <summary>The .NET object among the arguments, by which the page calls back; null where there is none.</summary>
    public long? DotNetObject() => Reference().Match(Arguments) is { Success: true } found
        ? long.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
        : null;

    [GeneratedRegex(@"""__dotNetObject"":(\d+)")]
    private static partial Regex Reference();
}
