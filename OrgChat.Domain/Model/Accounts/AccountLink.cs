using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Accounts;

/// <summary>A link with which a person chooses a password, once; a newer one replaces it.</summary>
public sealed class AccountLink
{
    private AccountLink() { }

    /// <param name="code">The secret in the link; it is not kept.</param>
    /// <param name="shownTo">The member who is shown it; null when it goes to its person’s mailbox alone.</param>
    internal AccountLink(Account account, AccountLinkKind kind, string code, DateTimeOffset now, Person? shownTo = null)
    {
        ShownToId = shownTo?.Id;
        Id = Guid.CreateVersion7(now);
        AccountId = account.Id;
        Kind = kind;
        CodeHash = AccountLinkCode.Hash(code);
        CreatedAt = now;
        ExpiresAt = now + LifetimeOf(kind);
    }

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    public Account Account { get; private set; } = null!;

    public AccountLinkKind Kind { get; private set; }

    public byte[] CodeHash { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public DateTimeOffset? ReplacedAt { get; private set; }

    /// <summary>The member who was shown the link’s code and so could use it; null when nobody was.</summary>
    public Guid? ShownToId { get; private set; }

    /// <summary>Who made sure of the client and gave out the second code of a letter; null until then.</summary>
    public Guid? IdentifiedById { get; private set; }

    /// <summary>A keyed hash of the second code; null until somebody gave it out.</summary>
    internal byte[]? SecondHash { get; private set; }

    /// <summary>Wrong second codes so far.</summary>
    internal int SecondFailures { get; private set; }

    public static TimeSpan LifetimeOf(AccountLinkKind kind) => kind == AccountLinkKind.Reset ? TimeSpan.FromHours(1) : TimeSpan.FromDays(3);

    /// <summary>What the link is good for now; who has left has no link.</summary>
    public AccountLinkState StateAt(DateTimeOffset now)
    {
        if (!Account.Person.IsActive)
        {
            return AccountLinkState.Unknown;
        }

        if (UsedAt is not null)
        {
            return AccountLinkState.Used;
        }

        return ReplacedAt is not null ? AccountLinkState.Replaced : now < ExpiresAt ? AccountLinkState.Open : AccountLinkState.Expired;
    }

    internal void Identify(Person by, byte[] secondHash) => (IdentifiedById, SecondHash, SecondFailures) = (by.Id, secondHash, 0);

    /// <summary>A wrong second code; the fifth ends the letter.</summary>
    internal void FailSecond(DateTimeOffset now)
    {
        if (++SecondFailures >= SecondCode.FailuresAllowed)
        {
            Replace(now);
        }
    }

    internal void Use(DateTimeOffset now) => UsedAt = now;

    internal void Replace(DateTimeOffset now) => ReplacedAt ??= UsedAt is null ? now : null;
}
