using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Features.Tags;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Tags;
using OrgChat.Web.Components.Shared;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Text;
using OrgChat.Web.Components.Shared.Toasts;
using static OrgChat.Web.Components.Inbox.InboxWords;

namespace OrgChat.Web.Components.Inbox.Picking;

/// <summary>
/// The acts on chosen rows. Each conversation is closed, claimed, tagged or read by itself, so that what may not be, or changed meanwhile,
/// stays as it is and chosen; one undo brings back the others.
/// </summary>
public sealed partial class PickBar
{
    private readonly UserAction attempt = new();
    private IReadOnlyList<TagName> tags = [];
    private IReadOnlyList<ConversationRowModel>? asks;
    private int? done;
    private int total;

    [Parameter, EditorRequired] public required PickList Picks { get; set; }

    /// <summary>Other rows are chosen, or none are any more.</summary>
    [Parameter, EditorRequired] public required EventCallback OnChange { get; set; }

    [Inject] public required InboxService Lists { get; init; }

    [Inject] public required ClaimService Claims { get; init; }

    [Inject] public required ConversationService Conversations { get; init; }

    [Inject] public required PersonalStateService States { get; init; }

    [Inject] public required TagService Tags { get; init; }

    [Inject] public required ToastService Toasts { get; init; }

    /// <summary>Why nothing can be pressed; null when it can.</summary>
    private string? Reason => done is not null ? Words["PickBusy"].Value : Picks.Count == 0 ? Words["PickNone"].Value : null;

    protected override async Task OnInitializedAsync() => await OrLaterAsync(ReadTagsAsync);

    protected override async Task<bool> TakeAsync(IReadOnlyList<LiveChange> changes)
    {
        var before = tags;
        if (changes.OfType<RefreshChange>().Any())
        {
            await ReadTagsAsync();
        }

        return !tags.SequenceEqual(before);
    }

    private static bool IsWaiting(ConversationRowModel row) => row is { IsClosed: false, WaitingSince: not null };

    /// <summary>How far its reader has read.</summary>
    private static long ReadTo(ConversationRowModel row) => row.LastNumber - row.Unread;

    private async Task ReadTagsAsync() => tags = await Tags.ListAsync((await CurrentPerson.ActorAsync()).AsScreen());

    private Task EndAsync()
    {
        Picks.End();
        return OnChange.InvokeAsync();
    }

    private Task ClaimAsync() => RunAsync(new(
        count => Words.Count("PickedClaimed", count),
        (_, now) => now.ClaimedBy?.Id != Reader.Id,
        (actor, row) => Claims.ClaimFreeAsync(actor, row.Id),
        (_, now) => now.ClaimedBy?.Id == Reader.Id,
        (actor, row) => Claims.ReleaseAsync(actor, row.Id))
    {
        Left = code => code == "ClaimedByColleague" ? LeftClaimed : null,
    });

    private Task TagAsync(TagName tag) => RunAsync(new(
        count => Words.Count("PickedTagged", count, tag.Name.Readable()),
        (_, now) => now.Tags.All(one => one.Id != tag.Id),
        (actor, row) => Tags.SetAsync(actor, row.Id, tag.Id, isOn: true),
        (_, now) => now.Tags.Any(one => one.Id == tag.Id),
        (actor, row) => Tags.SetAsync(actor, row.Id, tag.Id, isOn: false)));

    // Up to what stood there when it was chosen; what came since is not read.
    private Task ReadAsync() => RunAsync(new(
        count => Words.Count("PickedRead", count),
        (seen, now) => ReadTo(now) < seen.LastNumber,
        (actor, row) => States.MarkReadAsync(actor, row.Id, row.LastNumber),
        (seen, now) => ReadTo(now) == seen.LastNumber,
        (actor, row) => States.MarkUnreadAsync(actor, row.Id, ReadTo(row) + 1)));

    private Task AskToCloseAsync()
    {
        var open = Picks.Rows.Where(row => !row.IsClosed).ToList();
        if (!open.Exists(IsWaiting))
        {
            return CloseAsync();
        }

        asks = open;
        return Task.CompletedTask;
    }

    private Task CloseAsync()
    {
        asks = null;
        return RunAsync(new(
            count => Words.Count("PickedClosed", count),
            (_, now) => !now.IsClosed,
            (actor, row) => Conversations.CloseAsync(actor, row.Id, row.LastNumber),
            (_, now) => now.IsClosed,
            (actor, row) => Conversations.UndoCloseAsync(actor, row.Id))
        {
            Left = code => code is "WroteAgain" or "ArrivedMeanwhile" ? LeftNew : null,
        });
    }

    private static string LeftClaimed(int count) => Words.Count("LeftClaimed", count);

    private static string LeftNew(int count) => Words.Count("LeftNew", count);

    private async Task RunAsync(PickAct act)
    {
        var run = new PickRun(act, Lists, CurrentPerson);
        if (!await attempt.TryAsync(() => TakeAllAsync(run, Picks.Rows)) && attempt.Problem is null)
        {
            return; // It is under way.
        }

        Say(run);
        if (Picks.Count == 0)
        {
            Picks.End();
        }

        await OnChange.InvokeAsync();
    }

    private async Task TakeAllAsync(PickRun run, IReadOnlyList<ConversationRowModel> all)
    {
        total = all.Count;
        try
        {
            foreach (var (index, seen) in all.Index())
            {
                done = index + 1;
                StateHasChanged();
                if (await run.TakeAsync(seen) is { } left)
                {
                    Picks.See(left);
                }
                else
                {
                    Picks.Remove(seen.Id);
                }
            }
        }
        finally
        {
            done = null;
        }
    }

    private void Say(PickRun run)
    {
        if (run.HasChanged)
        {
            Toasts.Say(run.Said, SharedWords.Words["Undo"], () => UndoAsync(run));
        }
        else if (run.HasLeft)
        {
            Toasts.Refuse(run.Said);
        }
        else if (attempt.Problem is null)
        {
            Toasts.Say(run.Said);
        }

        if (attempt.Problem is { } problem)
        {
            Toasts.Refuse(problem);
        }
    }

    // The bar may be gone by then.
    private async Task UndoAsync(PickRun run)
    {
        var (count, problem) = await run.UndoAsync();
        if (problem is not null)
        {
            Toasts.Refuse(problem);
        }

        Toasts.Say(Words.Count("PickedUndone", count));
    }
}
