using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model.Languages;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared.Pages;
using static OrgChat.Web.Components.Inbox.InboxWords;

namespace OrgChat.Web.Components.Inbox.Picking;

/// <summary>
/// One act on conversations, one after the other: each as if it were the only one, with the rights of that moment. It knows what it
/// changed, and can bring back exactly that.
/// </summary>
internal sealed class PickRun(PickAct act, InboxService lists, CurrentPerson person)
{
    private readonly List<(ConversationRowModel Seen, ConversationRowModel Before)> changed = [];
    private readonly List<(Func<int, string>? Words, string Refusal)> left = [];

    public bool HasChanged => changed.Count > 0;

    public bool HasLeft => left.Count > 0;

    /// <summary>What became of all of them.</summary>
    public string Said => HasChanged || HasLeft ? string.Join(' ', Sentences()) : Words["PickedNothing"];

    /// <returns>The conversation as it is now when it was left as it was; null when nothing more is to be done with it.</returns>
    public async Task<ConversationRowModel?> TakeAsync(ConversationRowModel seen)
    {
        var now = await NowAsync(seen.Id);
        if (now is not null && !act.IsNeeded(seen, now))
        {
            return null;
        }

        if (await Refusal.OfAsync(async () => await act.DoAsync(await person.ActorAsync(), seen)) is not { } refused)
        {
            changed.Add((seen, now ?? seen));
            return null;
        }

        var words = act.Left(refused.Code);
        left.Add((words, words is null ? refused.Message : ""));
        return await NowAsync(seen.Id) ?? seen;
    }

    /// <summary>Brings back what is still as it was left here; what somebody changed since stays theirs.</summary>
    /// <returns>How many are as they were, and why others are not.</returns>
    public async Task<(int Count, string? Problem)> UndoAsync()
    {
        var (count, problem) = (0, (string?)null);
        foreach (var (seen, before) in changed)
        {
            var refused = await Refusal.OfAsync(async () =>
            {
                if (await NowAsync(seen.Id) is { } now && act.IsAsDone(seen, now))
                {
                    await act.UndoAsync(await person.ActorAsync(), before);
                    count++;
                }
            });
            problem = refused?.Message ?? problem;
        }

        return (count, problem);
    }

    private IEnumerable<string> Sentences()
    {
        if (HasChanged)
        {
            yield return act.Done(changed.Count);
        }

        foreach (var same in left.GroupBy(one => one))
        {
            var (words, refusal) = same.Key;
            yield return words is null ? Words.Count("LeftRefused", same.Count(), refusal) : words(same.Count());
        }
    }

    // Away from the circuit’s own thread: see ConversationList.
    private async Task<ConversationRowModel?> NowAsync(Guid id)
    {
        var actor = (await person.ActorAsync()).AsScreen();
        return await Task.Run(() => lists.RowAsync(actor, id));
    }
}
