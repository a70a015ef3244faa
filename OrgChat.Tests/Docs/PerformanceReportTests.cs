using System.Text.RegularExpressions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Docs;

/// <summary>What the benchmark measures, the report shows.</summary>
public sealed partial class PerformanceReportTests
{
    [Fact]
    public void Every_area_of_the_benchmark_stands_in_the_report_in_its_order()
    {
        var areas = Titles().Matches(File.ReadAllText(Path.Combine(Repository.Root, "build/Benchmarks/Load/LoadArea.cs")))
            .Select(area => "## " + area.Groups[1].Value).ToList();
        var headings = File.ReadLines(Path.Combine(Repository.Root, "docs/performance.md")).Where(areas.Contains);

        areas.Should().HaveCountGreaterThan(4);
        headings.Should().Equal(areas);
    }

    // new("seen", "From Send to seen", …
    [GeneratedRegex("""new\("\w+", "([^"]+)", """)]
    private static partial Regex Titles();
}
