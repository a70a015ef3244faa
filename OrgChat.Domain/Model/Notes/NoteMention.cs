using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Notes;

/// <summary>A note calls a colleague by name. It gives them no right: whether they may read it is asked each time.</summary>
public sealed class NoteMention
{
    private NoteMention() { }

    internal NoteMention(Note note, TeamMember member)
    {
        NoteId = note.Id;
        PersonId = member.Id;
        OrganizationId = note.OrganizationId;
        At = note.At;
        SealedName = SealedText.Of(member.Name)!;
    }

    public Guid NoteId { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid OrganizationId { get; private set; }

    /// <summary>When the note was written.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When they had the note before their eyes; null until then.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    /// <summary>What the note calls them.</summary>
    public string Name => SealedName.TextOrMark;

    internal SealedText SealedName { get; private set; } = null!;

    internal void See(DateTimeOffset now) => SeenAt ??= now;
}
