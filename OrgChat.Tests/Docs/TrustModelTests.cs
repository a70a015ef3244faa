using System.Reflection;
using System.Text.RegularExpressions;

namespace OrgChat.Tests.Docs;

/// <summary>docs/trust-model.md says which test shows each promise; here the tests it names are looked for.</summary>
public sealed partial class TrustModelTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Docs", "trust-model.md"));

    [Fact]
    public void Every_test_it_names_exists()
    {
        var named = Lines.SelectMany(line => TestName().Matches(line)).Select(match => match.Groups[1].Value).Distinct().ToList();

        named.Should().HaveCountGreaterThan(60).And.OnlyContain(name => Exists(name));
    }

    [Fact]
    public void Every_row_of_a_table_names_a_test_or_says_that_it_is_not_met_or_does_not_apply()
    {
        var rows = Lines.Where(line => line.StartsWith("| ", StringComparison.Ordinal)
            && !line.StartsWith("| What", StringComparison.Ordinal)).ToList();

        rows.Should().HaveCountGreaterThan(80).And.OnlyContain(row => IsAnswered(row));
    }

    private static bool IsAnswered(string row) =>
        TestName().IsMatch(row) || row.Contains("not met", StringComparison.Ordinal)
            || row.Contains("does not apply", StringComparison.Ordinal);

    private static bool Exists(string name)
    {
        var parts = name.Split('.');
        return typeof(TrustModelTests).Assembly.GetTypes().Any(type => type.Name == parts[0]
            && (parts.Length == 1
                ? IsTests(type)
                : type.GetMethod(parts[1], BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static) is not null));
    }

    private static bool IsTests(Type type) => type.GetMethods().Any(method => method.GetCustomAttributes<FactAttribute>().Any());

    // `SomethingTests.A_sentence`, `SomeJourney.A_sentence`, or the whole class.
    [GeneratedRegex(@"`([A-Z]\w*(?:Tests|Journey|Journeys)(?:\.\w+)?)`")]
    private static partial Regex TestName();
}
