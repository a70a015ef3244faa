using System.Text.RegularExpressions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Architecture;

/// <summary>What a service refuses becomes words for the person in one place: no screen forgets it, and none says it otherwise.</summary>
public sealed partial class CatchTests
{
    /// <summary>Refusals; failures of what nobody waits for; a browser that is gone; what a browser keeps and may be anything.</summary>
    private static readonly string[] TheOnesThatCatch = ["Refusal.cs", "Background.cs", "Interop.cs", "TabMemoryStore.cs"];

    [Fact]
    public void No_component_catches_by_hand()
    {
        var files = Directory.EnumerateFiles(Repository.At("OrgChat.Web", "Components"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor").ToList();

        files.Should().HaveCountGreaterThan(150);
        files.Where(file => Catch().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName).Should().BeEquivalentTo(TheOnesThatCatch);
    }

    [GeneratedRegex(@"(?m)^\s*\}?\s*catch\b")]
    private static partial Regex Catch();
}
