using Microsoft.Playwright;

namespace OrgChat.Tests.Browsers;

/// <summary>
/// How long a page took, by its own clock. Who asks from outside asks once a second and waits for a navigation under way, so that a page
/// which was empty in time is found too late.
/// </summary>
internal static class Watch
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>How long after the act it was true of all the pages; less than nothing where it was before the act was over.</summary>
    /// <param name="holds">What is not true yet, an expression of JavaScript.</param>
    /// <param name="act">What makes it true.</param>
    /// <param name="pages">Where.</param>
    public static async Task<TimeSpan> UntilAsync(string holds, Func<Task> act, params IPage[] pages)
    {
        var seen = await Task.WhenAll(pages.Select(page => BeginAsync(page, holds)));
        await act();
        var done = TimeProvider.System.GetUtcNow();
        return (await Task.WhenAll(seen.Select(ask => ask()))).Max() - done;
    }

    /// <summary>
    /// The page keeps the moment itself: what it calls out while it is leaving may be lost with it. Where it went before it was true, the
    /// page it went to is watched.
    /// </summary>
    /// <returns>Asks for the moment.</returns>
    private static async Task<Func<Task<DateTimeOffset>>> BeginAsync(IPage page, string holds)
    {
        var key = $"seen-{Guid.NewGuid():N}";
        var watch = $$"""
            (() => {
                const isSeen = () => !!localStorage.getItem('{{key}}'), holds = () => !!document.body && ({{holds}});
                const look = (_, all) => {
                    if (!isSeen() && holds()) localStorage.setItem('{{key}}', Date.now());
                    if (isSeen()) all.disconnect();
                };
                new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
                return holds();
            })()
            """;
        await page.AddInitScriptAsync(watch);
        (await page.EvaluateAsync<bool>(watch)).Should().BeFalse("it is watched for");
        return async () =>
        {
            var at = await page.WaitForFunctionAsync($"() => Number(localStorage.getItem('{key}'))", null,
                new() { Timeout = (float)Patience.TotalMilliseconds });
            return DateTimeOffset.UnixEpoch.AddMilliseconds(await at.JsonValueAsync<double>());
        };
    }
}
