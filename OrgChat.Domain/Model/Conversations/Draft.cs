using System.Security.Cryptography;
using System.Text;
using OrgChat.Domain.Model.Encryption;

namespace OrgChat.Domain.Model.Conversations;

/// <summary>What a person wrote and is about to send.</summary>
/// <param name="Key">Made once per draft where it is written; the same draft sent twice is the same message.</param>
/// <param name="Text">The text, as typed.</param>
public sealed record Draft(Guid Key, string Text)
{
    /// <summary>Files uploaded for it, in their order.</summary>
    public IReadOnlyList<Guid> Files { get; init; } = [];

    /// <summary>When Send was pressed in vain; null as long as nobody pressed it.</summary>
    public DateTimeOffset? UnsentSince { get; init; }

    /// <summary>The owner the person confirmed to write on behalf of; null when writing as oneself.</summary>
    public Guid? OnBehalfOfId { get; init; }

    /// <summary>The newest message the person had before their eyes when they began to write, or when they confirmed.</summary>
    public long SeenNumber { get; init; }

    /// <summary>
    /// When a member of the team began to write, or saw for the last time what had changed: what colleagues did since stops the sending
    /// once. Null for clients.
    /// </summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>
    /// What is closed opens again by it: they saw that it was closed meanwhile and send all the same, or are a client of a clinic that lets
    /// them write on.
    /// </summary>
    public bool Reopens { get; init; }

    /// <summary>Whether the message is what this draft became.</summary>
    internal bool Became(Message message) =>
        message.Text == MessageText.Clean(Text) && message.Attachments.Select(file => file.Id).ToHashSet().SetEquals(Files);

    /// <summary>
    /// Another draft that came under the same key: a second window still showed what had been sent, and its person wrote on. Its key is
    /// made of what it says, so that it too is one message however often it is sent; keyed, so that the key tells nobody what it says.
    /// </summary>
    internal Draft AsAnother(KeyRing keys, Guid organizationId)
    {
        var said = Encoding.UTF8.GetBytes(
            $"draft {Key:N} {string.Join(' ', Files.Select(file => file.ToString("N")).Order(StringComparer.Ordinal))} {MessageText.Clean(Text)}");
        return this with { Key = new Guid(HMACSHA256.HashData(keys.IndexKey(organizationId), said).AsSpan(0, 16)) };
    }
}
