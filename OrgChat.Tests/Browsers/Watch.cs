using Microsoft.Playwright;

namespace OrgChat.Tests.Browsers;

/// <summary>
/// How long a page took, by its own clock. Who asks from outside asks once a second and waits for a navigation under way, so that a page
/// which was empty in time is found too late.
/// </summary>
internal static class Watch
{
    /// <summary>How long after the act it was true of all the pages; less than nothing where it was before the act was over.</summary>
    /// <param name="holds">What is not true yet, an expression of JavaScript. After a navigation it is watched no more.</param>
    /// <param name="act">What makes it true.</param>
    /// <param name="pages">Where.</param>
    public static async Task<TimeSpan> UntilAsync(string holds, Func<Task> act, params IPage[] pages)
    {
        var seen = await Task.WhenAll(pages.Select(page => BeginAsync(page, holds)));
        await act();
        var done = TimeProvider.System.GetUtcNow();
        return (await Task.WhenAll(seen).WaitAsync(TimeSpan.FromSeconds(20))).Max() - done;
    }

    // The task of the task: the first is over when the page is watched, the second when it is true.
    private static async Task<Task<DateTimeOffset>> BeginAsync(IPage page, string holds)
    {
        var seen = new TaskCompletionSource<DateTimeOffset>(TaskCreationOptions.RunContinuationsAsynchronously);
        var tell = $"seen{Guid.NewGuid():N}";
        await page.ExposeFunctionAsync(tell, (double at) => seen.TrySetResult(DateTimeOffset.UnixEpoch.AddMilliseconds(at)));
        (await page.EvaluateAsync<bool>($$"""
            () => {
                const holds = () => {{holds}};
                new MutationObserver((_, all) => { if (holds()) { all.disconnect(); {{tell}}(Date.now()); } })
                    .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
                return holds();
            }
            """)).Should().BeFalse("it is watched for");
        return seen.Task;
    }
}
