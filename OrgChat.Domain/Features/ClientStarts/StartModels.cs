using OrgChat.Domain.Model.ClientStarts;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Tags;

namespace OrgChat.Domain.Features.ClientStarts;

/// <summary>What a client begins a conversation with.</summary>
/// <param name="Draft">Its key says which attempt it is: the same again is the same conversation.</param>
/// <param name="MemberId">Whom it is for; null for the clinic.</param>
public sealed record StartForm(Draft Draft, Guid? MemberId, Guid? ReasonId);

/// <summary>Whom a client can write to, about what, and what they had begun to write.</summary>
public sealed record StartOfferModel
{
    /// <summary>The clinic’s clients begin no conversations.</summary>
    public required bool IsOff { get; init; }

    /// <summary>
    /// Those of the client’s care team who can be written to: who is assigned before who only shares a conversation. That one is away is
    /// the team’s to know, and the order does not tell.
    /// </summary>
    public required IReadOnlyList<StartMemberModel> Members { get; init; }

    /// <summary>Whether somebody takes what is for the clinic.</summary>
    public required bool HasClinic { get; init; }

    public required IReadOnlyList<StartReasonModel> Reasons { get; init; }

    /// <summary>Null while nothing was begun.</summary>
    public required StartForm? Begun { get; init; }

    public bool HasAnybody => Members.Count > 0 || HasClinic;
}

/// <summary>Somebody of the care team.</summary>
/// <param name="OpenId">The newest conversation the client has open with them already; null for none.</param>
public sealed record StartMemberModel(Guid Id, string Name, string Title, Guid? OpenId);

/// <summary>Something clients write about.</summary>
public sealed record StartReasonModel(Guid Id, StartReasonKind Kind, string? Name)
{
    /// <summary>Who takes it; null where the rule decides, and towards clients.</summary>
    public PersonName? Member { get; init; }

    /// <summary>What it puts on; null for nothing, and towards clients.</summary>
    public TagName? Tag { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>As it is called, in the reader’s language where the clinic did not call it otherwise.</summary>
    public string Text => StartReasonText.Of(Kind, Name);

    internal static StartReasonModel ForClients(StartReason reason) => new(reason.Id, reason.Kind, reason.Name);

    internal static StartReasonModel Of(StartReason reason) => ForClients(reason) with
    {
        Member = reason.Member is { } member ? new PersonName(member.Id, member.Name) : null,
        Tag = reason.Tag is { IsArchived: false } tag ? TagName.Of(tag) : null,
        UpdatedAt = reason.UpdatedAt,
    };
}

/// <summary>What an admin says of a reason.</summary>
/// <param name="Id">Which one; null for a new one.</param>
public sealed record StartReasonForm(Guid? Id, string? Name, Guid? MemberId)
{
    /// <summary>What is put on a conversation that begins about it; null for nothing.</summary>
    public Guid? TagId { get; init; }

    /// <summary>When it was last changed as far as they have seen; null for a new one.</summary>
    public DateTimeOffset? SeenAt { get; init; }
}

/// <summary>How the clinic’s clients begin conversations.</summary>
/// <param name="Member">Who owns what nobody else takes; null for nobody.</param>
public sealed record StartPolicyModel(bool IsOn, PersonName? Member);

/// <summary>How a client began a conversation.</summary>
/// <param name="Reason">What about, as it is called; null where they did not say.</param>
public sealed record StartedModel(string By, string? Reason, DateTimeOffset At);
