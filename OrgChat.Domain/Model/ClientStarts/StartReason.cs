using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Tags;
using OrgChat.Domain.Model.Text;

namespace OrgChat.Domain.Model.ClientStarts;

/// <summary>Something clients write to the clinic about: chosen by them when they begin, it says who takes it.</summary>
public sealed class StartReason
{
    /// <summary>Longest name, in characters.</summary>
    public const int MaxLength = 40;

    /// <summary>Most that a clinic offers; more than that nobody reads through.</summary>
    public const int Most = 12;

    private StartReason() { }

    /// <param name="kind">One of those that every clinic knows, which need no name; <see cref="StartReasonKind.Own"/> needs one.</param>
    public StartReason(Guid organizationId, StartReasonKind kind, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        OrganizationId = organizationId;
        Kind = kind;
        Position = (int)kind;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; private set; }

    public StartReasonKind Kind { get; private set; }

    /// <summary>As the clinic calls it; null for one of the known kinds that nobody called otherwise.</summary>
    public string? Name => SealedName?.TextOrMark;

    internal SealedText? SealedName { get; private set; }

    /// <summary>Where it stands among the others.</summary>
    public int Position { get; private set; }

    /// <summary>Who owns what clients write to the clinic about it; null where the clinic’s rule decides.</summary>
    public Guid? MemberId { get; private set; }

    /// <inheritdoc cref="MemberId"/>
    public TeamMember? Member { get; private set; }

    /// <summary>What is put on a conversation that begins about it, for the team to find; null for nothing.</summary>
    public Guid? TagId { get; private set; }

    /// <inheritdoc cref="TagId"/>
    public Tag? Tag { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Since when it is offered no more; null while it is.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>What every clinic begins with.</summary>
    public static IEnumerable<StartReason> ToBeginWith(Guid organizationId, DateTimeOffset now) =>
        Enum.GetValues<StartReasonKind>().Where(kind => kind != StartReasonKind.Own)
            .Select(kind => new StartReason(organizationId, kind, now) { UpdatedAt = now });

    /// <summary>Says what it is called, who takes it, and which tag it puts on.</summary>
    /// <param name="name">Nothing for one of the known kinds.</param>
    /// <exception cref="RefusedException">It needs a name, or the name is too long.</exception>
    public void Describe(string? name, TeamMember? member, Tag? tag, DateTimeOffset now)
    {
        SealedName = SingleLineRules.Of(name) switch
        {
            "" when Kind == StartReasonKind.Own => throw new RefusedException("StartReasonNameMissing"),
            "" => null,
            { Length: > MaxLength } => throw new RefusedException("StartReasonTooLong", MaxLength),
            var line => SealedText.Of(line),
        };
        (Member, MemberId, Tag, TagId, UpdatedAt) = (member, member?.Id, tag, tag?.Id, now);
    }

    public void StandAt(int position) => Position = position;

    public void Remove(DateTimeOffset now) => RemovedAt ??= now;

    public void Restore() => RemovedAt = null;
}
