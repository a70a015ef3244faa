using OrgChat.Domain.Features.SavedReplies;
using OrgChat.Domain.Model.SavedReplies;
using OrgChat.Web.Components.Shared.Text;
using static OrgChat.Web.Components.SavedReplies.SavedRepliesWords;

namespace OrgChat.Web.Components.SavedReplies;

/// <summary>A saved reply as the composer offers it: filled in for its conversation.</summary>
/// <param name="Notes">What is to be known before it is sent.</param>
public sealed record ReplyOfferModel(Guid Id, string Title, string Folder, bool IsOwn, string Text, IReadOnlyList<ReplyNoteModel> Notes)
{
    public static ReplyOfferModel Of(SavedReplyModel reply, SavedReplyValues values)
    {
        var filled = SavedReplyText.Fill(reply.Text ?? "", values);
        return new(reply.Id, reply.Title.Readable(), reply.Folder.Readable(), !reply.IsShared, filled.Text,
        [
            .. filled.Empty.Select(variable => new ReplyNoteModel(SavedReplyText.TokenOf(variable), Sentence("Empty", variable))),
            .. filled.Several.Select(_ => new ReplyNoteModel(null, Words["SeveralClients", filled.Several.Count])),
        ]);
    }

    /// <summary>A sentence about a variable, which names its token.</summary>
    internal static string Sentence(string about, SavedReplyVariable variable) =>
        Words[$"{about}.{variable}", SavedReplyText.TokenOf(variable)];
}

/// <param name="Token">What stands in the text as long as this is so; null for what is said of the preview alone.</param>
public sealed record ReplyNoteModel(string? Token, string Sentence);
