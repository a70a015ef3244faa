using OrgChat.Domain.Features.SavedReplies;
using OrgChat.Domain.Model.Encryption;

namespace OrgChat.Web.Components.SavedReplies;

/// <summary>What somebody is writing as a saved reply.</summary>
public sealed class ReplyDraft(bool isShared)
{
    private (string?, string?, string?) begun;
    private DateTimeOffset? seenAt;

    public Guid? Id { get; private init; }

    public bool IsShared { get; } = isShared;

    public string? Title { get; set; } = "";

    public string? Folder { get; set; } = "";

    public string? Text { get; set; } = "";

    /// <summary>By what it is found again; all new ones are one.</summary>
    public Guid Key => Id ?? Guid.Empty;

    public bool IsChanged => (Title, Folder, Text) != (begun == default ? ("", "", "") : begun);

    public static ReplyDraft Of(SavedReplyModel reply)
    {
        var draft = new ReplyDraft(reply.IsShared)
        {
            Id = reply.Id,
            Title = IfReadable(reply.Title),
            Folder = IfReadable(reply.Folder),
            Text = reply.Text ?? "",
        };
        draft.begun = (draft.Title, draft.Folder, draft.Text);
        draft.seenAt = reply.UpdatedAt;
        return draft;
    }

    /// <summary>Somebody who was told of another’s change may put theirs in its place.</summary>
    public void SeeAsIs(SavedReplyModel? now) => seenAt = now?.UpdatedAt ?? seenAt;

    public SavedReplyForm ToForm() => new(Id, IsShared, Title, Folder, Text) { SeenAt = seenAt };

    // What does not open is written anew.
    private static string IfReadable(string text) => text == SealedText.Mark ? "" : text;
}
