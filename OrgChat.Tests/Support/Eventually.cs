
namespace OrgChat.Tests.Support;

/// <summary>Waits for what should come true by itself; never longer than it takes.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static Task TrueAsync(Func<bool> holds) => TrueAsync(() => Task.FromResult(holds()));

    public static async Task TrueAsync(Func<Task<bool>> holds, TimeSpan? patienceOf = null)
    {
        using var patience = new CancellationTokenSource(patienceOf ?? Patience);
        while (!await holds())
            await Task.Delay(TimeSpan.FromMilliseconds(10), patience.Token);
    }
}
