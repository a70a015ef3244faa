using System.Text.RegularExpressions;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Architecture;

/// <summary>
/// Whoever is known to act acts as themself: with their rights, their pace and their name on the record (<see cref="Act"/>).
/// </summary>
public sealed partial class ActTests
{
    /// <summary>Their session may be over, which is what they are about.</summary>
    private static readonly string[] AboutASessionThatMayBeOver =
        ["SessionService.SignOutAsync", "SessionService.RefuseScreenAsync", "SessionService.HoldsAsync"];

    /// <summary>Members of the services that are told who acts.</summary>
    private static readonly IReadOnlyList<(string Name, string Text)> Members =
    [
        .. Directory.EnumerateFiles(Repository.At("OrgChat.Domain", "Features"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Member().Split(File.ReadAllText(file)).Select(text => (Path.GetFileNameWithoutExtension(file), text)))
            .Select(member => (member, Signature: Signature().Match(member.text)))
            .Where(found => found.Signature.Success && KnowsWho().IsMatch(found.Signature.Value))
            .Select(found => ($"{found.member.Item1}.{found.Signature.Groups["name"].Value}", found.member.text)),
    ];

    [Fact]
    public void Nobody_who_is_known_acts_as_the_program()
    {
        Members.Should().HaveCountGreaterThan(100);
        Members.Where(member => AsTheProgram().IsMatch(member.Text)).Select(member => member.Name)
            .Should().BeEquivalentTo(AboutASessionThatMayBeOver);
    }

    [Fact]
    public void Nothing_is_saved_but_through_an_act_or_the_program()
    {
        var saving = Directory.EnumerateFiles(Repository.At("OrgChat.Domain", "Features"), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.At("OrgChat.Web"), "*.cs", SearchOption.AllDirectories))
            .Where(file => File.ReadAllText(file).Contains("SaveChanges", StringComparison.Ordinal));

        saving.Should().BeEmpty();
    }

    [GeneratedRegex(@"(?m)^    (?=(?:public|private|internal|protected) )")]
    private static partial Regex Member();

    [GeneratedRegex(@"^[^;{]*?\b(?<name>\w+)(?:<[^>(]*>)?\((?<parameters>[^)]*)\)", RegexOptions.Singleline)]
    private static partial Regex Signature();

    [GeneratedRegex(@"\bActor \w+")]
    private static partial Regex KnowsWho();

    [GeneratedRegex(@"atabase\.(?:Read|Write)Async(?:<[^>(]*>)?\((?:async )?db\b")]
    private static partial Regex AsTheProgram();
}
