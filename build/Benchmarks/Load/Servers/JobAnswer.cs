using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrgChat.Build.Load.Servers;

/// <summary>What a part of the benchmark that ran in a process of its own found: the last line it wrote.</summary>
internal static class JobAnswer
{
    /// <summary>What was not found is not a number.</summary>
    private static readonly JsonSerializerOptions Options = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static void Write<T>(T found) => Console.WriteLine(JsonSerializer.Serialize(found, Options));

    public static T Read<T>(string written) => JsonSerializer.Deserialize<T>(written.TrimEnd().Split('\n')[^1], Options)!;
}
