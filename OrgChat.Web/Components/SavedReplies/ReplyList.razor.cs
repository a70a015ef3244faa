using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using OrgChat.Domain.Features.SavedReplies;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Shared;
using OrgChat.Web.Components.Shared.Text;
using OrgChat.Web.Components.Shared.Toasts;
using static OrgChat.Web.Components.SavedReplies.SavedRepliesWords;

namespace OrgChat.Web.Components.SavedReplies;

/// <summary>Saved replies in a list. What was written and not saved is kept as long as the page is open, and said to be so.</summary>
public sealed partial class ReplyList
{
    private readonly Dictionary<Guid, ReplyDraft> unsaved = [];
    private IReadOnlyList<SavedReplyModel> all = [];
    private ReplyDraft? editing;
    private string text = "";

    [Parameter, EditorRequired] public required bool IsShared { get; set; }

    [Parameter] public bool MayChange { get; set; }

    [Inject] public required SavedReplyService Replies { get; init; }

    [Inject] public required LocalTimeText LocalTime { get; init; }

    [Inject] public required ToastService Toasts { get; init; }

    private bool HasUnsaved => unsaved.Count > 0 || editing is { IsChanged: true };

    private IReadOnlyList<SavedReplyModel> Found => text.Length == 0 ? all : [.. all.Where(Fits)];

    private IReadOnlyList<string> Folders => [.. all.Select(reply => reply.Folder).Where(folder => folder.Length > 0).Distinct()];

    protected override async Task ReadAsync(Actor actor) =>
        all = [.. (await Replies.ListAsync(actor)).Where(reply => reply.IsShared == IsShared)];

    private bool Fits(SavedReplyModel reply) => PersonNameRules.Fold($"{reply.Title} {reply.Folder} {reply.Text}")
        .Contains(PersonNameRules.Fold(text), StringComparison.Ordinal);

    private string Facts(SavedReplyModel reply)
    {
        var (used, changed) = (Words.Count("Used", reply.Uses), LocalTimeText.Date(LocalTime.DayOf(reply.UpdatedAt)));
        return reply.IsShared ? Words["FactsOfShared", used, changed, reply.UpdatedByName.Readable()] : Words["Facts", used, changed];
    }

    private void Edit(SavedReplyModel? reply) =>
        editing = unsaved.GetValueOrDefault(reply?.Id ?? Guid.Empty) ?? (reply is null ? new ReplyDraft(IsShared) : ReplyDraft.Of(reply));

    private void EditExample() => editing = new ReplyDraft(IsShared)
    {
        Title = Words["Example.Title"],
        Folder = Words["Example.Folder"],
        Text = Words["Example.Text"],
    };

    private async Task SaveAsync()
    {
        var draft = editing!;
        if (await ActAsync(actor => Replies.SaveAsync(actor, draft.ToForm())))
        {
            unsaved.Remove(draft.Key);
            editing = null;
            Toasts.Say(SharedWords.Words["Saved"]);
        }
        else
        {
            draft.SeeAsIs(all.FirstOrDefault(reply => reply.Id == draft.Id));
        }
    }

    // Escape closes at once: what was written waits for who did not mean it.
    private void PutAside()
    {
        var draft = editing;
        editing = null;
        Attempt.Forget();
        if (draft is { IsChanged: true })
        {
            unsaved[draft.Key] = draft;
            Toasts.Say(Words["NotSaved"], Words["GoOn"], () => InvokeAsync(() =>
            {
                editing = draft;
                StateHasChanged();
            }));
        }
    }

    private void StayWhileWriting(LocationChangingContext leaving)
    {
        if (editing is { IsChanged: true })
        {
            leaving.PreventNavigation();
        }
    }

    private async Task RemoveAsync(SavedReplyModel reply)
    {
        if (await ActAsync(actor => Replies.RemoveAsync(actor, reply.Id)))
        {
            Toasts.Say(Words["Removed", reply.Title.Readable()], SharedWords.Words["Undo"], () => InvokeAsync(async () =>
            {
                await ActAsync(actor => Replies.RestoreAsync(actor, reply.Id));
                StateHasChanged();
            }));
        }
    }
}
