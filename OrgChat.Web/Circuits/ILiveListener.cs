using OrgChat.Domain.Live;

namespace OrgChat.Web.Circuits;

/// <summary>A part of a window that shows what may change while it is open.</summary>
public interface ILiveListener
{
    /// <summary>The conversation whose messages and reading marks, or the member whose sessions it shows, if any.</summary>
    Guid? Watching { get; }

    /// <summary>Takes in what changed. What fails is its own failure, and never thrown here.</summary>
    /// <returns>Whether it looks different from before, and is to be drawn.</returns>
    Task<bool> TakeAsync(IReadOnlyList<LiveChange> changes);

    void Draw();
}
