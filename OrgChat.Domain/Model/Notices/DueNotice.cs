using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Notices;

/// <summary>
/// A line of the outbox: somebody is to be told, outside the conversation, that something came. It is written with the message, by
/// <c>NoticeWriter</c>, and never says what was written or by whom.
/// </summary>
public sealed class DueNotice
{
    /// <summary>Longest code of an error, in characters.</summary>
    public const int MaxCodeLength = 40;

    private DueNotice() { }

    public DueNotice(Person person, Guid conversationId, long number, NoticeKind kind, NoticeChannel channel, DateTimeOffset now)
    {
        OrganizationId = person.OrganizationId;
        PersonId = person.Id;
        ConversationId = conversationId;
        Number = number;
        Kind = kind;
        Channel = channel;
        (SaidAt, NextAt) = (now, now);
    }

    /// <summary>Given by the database.</summary>
    public long Id { get; private set; }

    public Guid OrganizationId { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid ConversationId { get; private set; }

    /// <summary>The newest message it is about.</summary>
    public long Number { get; private set; }

    public NoticeKind Kind { get; private set; }

    public NoticeChannel Channel { get; private set; }

    /// <summary>When the first message was written that it is about.</summary>
    public DateTimeOffset SaidAt { get; private set; }

    /// <summary>When it is due or tried next; while it is being sent, when somebody else may take it over.</summary>
    public DateTimeOffset NextAt { get; private set; }

    public NoticeState State { get; private set; }

    /// <summary>Tries so far, the one under way included.</summary>
    public int Attempts { get; private set; }

    /// <summary>Why the last try failed: a code, never words of a server.</summary>
    public string? ErrorCode { get; private set; }

    /// <summary>Since when it waits no more.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Whether it was tried and is not tried again by itself.</summary>
    public bool IsGivenUp => State is NoticeState.Failed or NoticeState.Dead;

    /// <summary>Takes it for sending; who takes it again after the lease may send it a second time.</summary>
    public void Take(DateTimeOffset now) => (NextAt, Attempts) = (now + NoticeRules.Lease, Attempts + 1);

    /// <summary>Looks at it later; that is no try.</summary>
    public void WaitUntil(DateTimeOffset moment) => NextAt = moment;

    public void BeSent(DateTimeOffset now) => Settle(NoticeState.Sent, now, null);

    public void Withdraw(DateTimeOffset now) => Settle(NoticeState.Withdrawn, now, ErrorCode);

    /// <summary>It was refused for good.</summary>
    public void Fail(string code, DateTimeOffset now) => Settle(NoticeState.Failed, now, code);

    /// <summary>This try was in vain: there is another one later, until there were enough.</summary>
    public void TryLater(string code, DateTimeOffset now)
    {
        ErrorCode = code;
        NextAt = now + NoticeRules.PauseAfter(Attempts);
        if (Attempts >= NoticeRules.MostAttempts)
        {
            Settle(NoticeState.Dead, now, code);
        }
    }

    /// <summary>An admin has it tried anew.</summary>
    public void BeginAnew(DateTimeOffset now) => (State, Attempts, NextAt, SettledAt) = (NoticeState.Waiting, 0, now, null);

    private void Settle(NoticeState state, DateTimeOffset now, string? code) => (State, SettledAt, ErrorCode) = (state, now, code);
}
