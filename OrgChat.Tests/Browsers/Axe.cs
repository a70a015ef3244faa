using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace OrgChat.Tests.Browsers;

/// <summary>What axe says about the accessibility of a page.</summary>
internal static class Axe
{
    // Every rule runs; of those that are kept, the elements that keep them are not collected.
    private static readonly AxeRunOptions OnlyViolations = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>Fails with every rule of WCAG 2.2 AA and every good practice the page breaks, and the elements that break it.</summary>
    public static async Task ShouldHaveNoAxeViolationsAsync(this IPage page)
    {
        // What is still fading in has not its colors yet.
        await page.WaitForFunctionAsync(
            "() => document.getAnimations().every(one => one.effect?.getComputedTiming().iterations === Infinity || one.playState === 'finished')");
        var result = await page.RunAxe(OnlyViolations);
        result.Violations.Select(Describe).Should().BeEmpty("the page {0} is for everyone", page.Url);
    }

    private static string Describe(AxeResultItem rule) =>
        $"{rule.Id}: {rule.Help}{string.Concat(rule.Nodes.Select(node => $"\n  {node.Html}"))}";
}
