using System.Reflection;
using System.Text.RegularExpressions;
using OrgChat.Domain.Model;
using OrgChat.Web.Components;

namespace OrgChat.Tests.Architecture;

/// <summary>
/// A pattern that gives up after some time fails wherever the server is busy enough, with words that are in order. It has to be harmless by
/// itself instead.
/// </summary>
public sealed class PatternTests
{
    private const BindingFlags All = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly List<(string Name, GeneratedRegexAttribute Pattern)> Patterns =
        [.. new[] { typeof(RefusedException).Assembly, typeof(App).Assembly }
            .SelectMany(assembly => assembly.GetTypes()).SelectMany(type => type.GetMethods(All))
            .Select(method =>
                (Name: $"{method.DeclaringType!.Name}.{method.Name}", Pattern: method.GetCustomAttribute<GeneratedRegexAttribute>()))
            .Where(one => one.Pattern is not null).Select(one => (one.Name, one.Pattern!))];

    [Fact]
    public void No_pattern_gives_up_after_a_time()
    {
        Patterns.Should().NotBeEmpty();

        Patterns.Where(one => one.Pattern.MatchTimeoutMilliseconds != Timeout.Infinite).Select(one => one.Name).Should().BeEmpty();
    }
}
