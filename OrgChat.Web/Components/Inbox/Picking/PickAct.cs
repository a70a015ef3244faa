using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model;

namespace OrgChat.Web.Components.Inbox.Picking;

/// <summary>What is done with chosen conversations, and how it is taken back.</summary>
/// <param name="Done">The words for how many it was done with.</param>
/// <param name="IsNeeded">Whether it would change anything, given a conversation as it was seen and as it is now.</param>
/// <param name="DoAsync">Given it as it was seen.</param>
/// <param name="IsAsDone">Whether it still is as this left it, given it as it was seen and as it is now.</param>
/// <param name="UndoAsync">Given it as it was just before.</param>
internal sealed record PickAct(
    Func<int, string> Done,
    Func<ConversationRowModel, ConversationRowModel, bool> IsNeeded,
    Func<Actor, ConversationRowModel, Task> DoAsync,
    Func<ConversationRowModel, ConversationRowModel, bool> IsAsDone,
    Func<Actor, ConversationRowModel, Task> UndoAsync)
{
    /// <summary>The words for how many were left, by the code of the refusal; null for those that have only their own.</summary>
    public Func<string, Func<int, string>?> Left { get; init; } = _ => null;
}
