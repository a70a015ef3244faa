using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Model;
using OrgChat.Web.SignIn;

namespace OrgChat.Tests.Architecture;

/// <summary>
/// One last word for each role, the same in every feature (docs/architecture.md, “Suffixes”); what is left are the nouns of the clinic and
/// of the field.
/// </summary>
public sealed partial class NameTests
{
    /// <summary>At most thirty: a stranger learns them once.</summary>
    private static readonly string[] Suffixes =
    [
        "Change", "Check", "Command", "Configuration", "Convention", "Cursor", "Endpoints", "Exception", "Extensions", "Factory", "Filter",
        "Format", "Handler",
        "Interceptor", "Kind", "Limiter", "Migration", "Model", "Options", "Page", "Queries", "Reader", "Request", "Rules",
        "Service", "State", "Store", "Text", "Worker", "Writer",
    ];

    /// <summary>Nouns that end two names or more: a link of an account and one of a set-up, a file of anchors and one of keys.</summary>
    private static readonly string[] Nouns =
    [
        "Act", "Action", "Address", "Batch", "Code", "Conversation", "Cookie", "Damage", "Db", "Draft",
        "Element", "End", "Entry", "File", "Folder", "Form", "Health", "Hours", "In", "Index", "Key", "Language", "Line", "Link", "List", "Localizer", "Mac", "Memory", "Message",
        "Name",
        "Order", "Parts", "People", "Person", "Place", "Progress", "Preferences", "Queue", "Reason", "Record", "Row", "Run", "Sealed", "Sender",
        "Set",
        "Source", "Stream", "Tag", "Tally", "Time", "Token", "Turn", "Verdict", "View", "Words",
    ];

    private static readonly ILookup<string, string> ByLastWord = new[] { typeof(Actor).Assembly, typeof(AccountServiceExtensions).Assembly }
        .SelectMany(assembly => assembly.GetTypes()).Where(IsWritten).Select(type => type.Name.Split('`')[0]).Distinct()
        .ToLookup(name => Word().Matches(name)[^1].Value);

    [Fact]
    public void No_more_than_thirty_suffixes_are_in_use()
    {
        Suffixes.Should().HaveCountLessThanOrEqualTo(30).And.OnlyHaveUniqueItems().And.NotIntersectWith(Nouns);
        ByLastWord.Where(word => word.Count() > 1).Select(word => word.Key).Except(Nouns).Should().BeSubsetOf(Suffixes);
        Suffixes.Concat(Nouns)
            .Should()
            .BeSubsetOf(ByLastWord.Where(word => word.Count() > 1).Select(word => word.Key),
                "a word nobody uses is no word of the glossary");
    }

    [Fact]
    public void Fewer_than_eighteen_of_a_hundred_names_end_like_no_other()
    {
        var alone = ByLastWord.Where(word => word.Count() == 1).Select(word => word.Single()).ToList();

        (100.0 * alone.Count / ByLastWord.Sum(word => word.Count())).Should().BeLessThan(18, string.Join(' ', alone));
    }

    [Fact]
    public void No_name_means_one_thing_in_Domain_and_another_in_Web() =>
        typeof(Actor).Assembly.GetTypes().Where(IsNamed).Select(type => type.Name)
            .Intersect(typeof(AccountServiceExtensions).Assembly.GetTypes().Where(IsNamed).Select(type => type.Name)).Should().BeEmpty();

    [Fact]
    public void No_two_names_differ_by_an_s_alone()
    {
        var names = ByLastWord.SelectMany(word => word).ToHashSet();

        names.Where(name => names.Contains(name + "s")).Should().BeEmpty();
    }

    /// <summary>Written by somebody, and no component: those are called what they show.</summary>
    private static bool IsWritten(Type type) => IsNamed(type) && !typeof(IComponent).IsAssignableFrom(type);

    private static bool IsNamed(Type type) =>
        type.Namespace?.StartsWith("OrgChat.", StringComparison.Ordinal) == true
        && !type.Namespace.EndsWith("Migrations", StringComparison.Ordinal)
        && !type.IsNested && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null
        && !type.Name.Contains('<', StringComparison.Ordinal);

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z][a-z0-9]*")]
    private static partial Regex Word();
}
