using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Conversations;

/// <summary>What a person wrote; never edited. Both people of an on-behalf message are kept, with their names of that day.</summary>
public sealed class Message
{
    /// <summary>Most files of one message.</summary>
    public const int MaxFiles = 10;

    private readonly List<Attachment> attachments = [];

    private Message() { }

    internal Message(Conversation conversation, long number, Person author, Draft draft, DateTimeOffset now)
    {
        OrganizationId = conversation.OrganizationId;
        ConversationId = conversation.Id;
        Number = number;
        AuthorId = author.Id;
        SealedByline = SealedText.OfParts(author.Name, author.Title, null);
        IsByClient = author is Client;
        SealedText = SealedText.Of(MessageText.Checked(draft.Text, mayBeEmpty: draft.Files.Count > 0))!;
        DraftKey = draft.Key;
        SentAt = now;
    }

    public Guid OrganizationId { get; private set; }

    public Guid ConversationId { get; private set; }

    /// <summary>1, 2, 3… within the conversation: order, page key and read position in one.</summary>
    public long Number { get; private set; }

    /// <summary>Always the human who wrote it.</summary>
    public Guid AuthorId { get; private set; }

    public string AuthorName => SealedByline.Part(0) ?? "";

    public string AuthorTitle => SealedByline.Opens ? SealedByline.Part(1) ?? "" : "";

    public bool IsByClient { get; private set; }

    /// <summary>The owner it was written for; null when the author spoke as themself.</summary>
    public Guid? OnBehalfOfId { get; private set; }

    public string? OnBehalfOfName => OnBehalfOfId is null ? null : SealedByline.Part(2);

    /// <summary>What was written, empty where files say enough; null when it does not open. No query can open it.</summary>
    public string? Text => SealedText.Text;

    internal SealedText SealedText { get; private set; } = null!;

    /// <summary>The author’s name and title, and the owner’s name, as they were that day.</summary>
    internal SealedText SealedByline { get; private set; } = null!;

    public DateTimeOffset SentAt { get; private set; }

    /// <summary>The files sent with it, in their order.</summary>
    public IReadOnlyList<Attachment> Attachments => attachments;

    /// <summary>What it says in short: files alone say what they are, one document also which; null when it does not open.</summary>
    public string? Gist => Text is not { Length: 0 } ? Text : attachments switch
    {
        [{ IsPicture: true }] => "Photo",
        [var file] => $"{file.Type.Name}: {file.FileName}",
        _ => attachments.TrueForAll(file => file.IsPicture) ? $"{attachments.Count} photos" : $"{attachments.Count} files",
    };

    /// <summary>Unique per conversation and author.</summary>
    public Guid DraftKey { get; private set; }

    /// <summary>Its place in the search index; null while it has none yet.</summary>
    internal long? SearchId { get; private set; }

    internal void BeFoundAs(long searchId) => SearchId = searchId;

    internal void Attach(IReadOnlyList<Attachment> files)
    {
        if (files.Count > MaxFiles)
        {
            throw new RefusedException("TooManyFiles", MaxFiles);
        }

        for (var position = 0; position < files.Count; position++)
        {
            files[position].Join(this, position);
            attachments.Add(files[position]);
        }
    }

    internal Message OnBehalfOf(Person owner)
    {
        OnBehalfOfId = owner.Id;
        SealedByline = SealedText.OfParts(AuthorName, AuthorTitle, owner.Name);
        return this;
    }
}
