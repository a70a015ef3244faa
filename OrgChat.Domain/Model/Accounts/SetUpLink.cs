namespace OrgChat.Domain.Model.Accounts;

/// <summary>The one link that makes the first organization and its admin; there is none once an organization exists.</summary>
public sealed class SetUpLink
{
    /// <summary>How long a link works; every start of the program makes a new one.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private SetUpLink() { }

    internal SetUpLink(string code, DateTimeOffset now)
    {
        Id = 1;
        Renew(code, now);
    }

    /// <summary>There is one row.</summary>
    public int Id { get; private set; }

    public byte[] CodeHash { get; private set; } = [];

    public DateTimeOffset ExpiresAt { get; private set; }

    internal void Renew(string code, DateTimeOffset now)
    {
        CodeHash = AccountLinkCode.Hash(code);
        ExpiresAt = now + Lifetime;
    }
}
