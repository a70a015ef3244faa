using OrgChat.Build.Load.Servers;

namespace OrgChat.Build.Load.Areas;

/// <summary>A chat in which pairs of people write to each other: OrgChat as published, or the floor.</summary>
internal interface ILiveChat : IAsyncDisposable
{
    string Name { get; }

    IMeasuredProcess Server { get; }

    /// <summary>Opens both windows of this many pairs.</summary>
    Task OpenAsync(int pairs);

    /// <summary>Batches so far to the windows of this pair and of those after it; 0 where there are no batches.</summary>
    long BatchesFrom(int pair);

    /// <summary>One of a pair sends.</summary>
    /// <returns>Whether it was sent.</returns>
    Task<bool> SendAsync(int pair, bool asClient, int number);

    /// <summary>Is told which side of which pair has the number before its eyes, and when.</summary>
    Action<int, bool, int, long>? Saw { get; set; }

    Task CloseAsync();
}

/// <summary>All that are measured by turns.</summary>
internal sealed class LiveChats : IAsyncDisposable
{
    public List<ILiveChat> All { get; } = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var chat in All)
        {
            await chat.DisposeAsync();
        }
    }
}
