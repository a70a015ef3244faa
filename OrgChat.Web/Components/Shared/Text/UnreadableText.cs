using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model.Encryption;

namespace OrgChat.Web.Components.Shared.Text;

/// <summary>The words for what cannot be opened: it was changed or moved in the database, or its key is gone.</summary>
public static class UnreadableText
{
    /// <summary>In place of a text.</summary>
    public static string Unopened => SharedWords.Words["Unopened"];

    /// <summary>In place of a name, or of another short text among others.</summary>
    public static string Name => SharedWords.Words["NotReadable"];

    /// <summary>How the newest message of a conversation begins, as a list says it.</summary>
    public static string PreviewInWords(this ConversationRowModel row) =>
        row.LastNumber == 0 ? SharedWords.Words["NoMessagesYet"] : row.Preview ?? Unopened;

    /// <summary>The same with <see cref="Name"/> wherever something in it did not open.</summary>
    public static string Readable(this string text) => text.Replace(SealedText.Mark, Name, StringComparison.Ordinal);
}
