namespace OrgChat.Tests.Support;

/// <summary>Waits for what should come true by itself; never longer than it takes.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task TrueAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!holds())
            await Task.Delay(TimeSpan.FromMilliseconds(10), patience.Token);
    }
}
