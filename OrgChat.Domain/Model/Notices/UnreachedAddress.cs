using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Notices;

/// <summary>That mail to a person came to nothing, until one succeeds or they have another address.</summary>
public sealed class UnreachedAddress
{
    private UnreachedAddress() { }

    /// <param name="emailKey">The address it was; see <see cref="Person.EmailKey"/>.</param>
    public UnreachedAddress(Person person, string? emailKey, string code, DateTimeOffset now)
    {
        PersonId = person.Id;
        OrganizationId = person.OrganizationId;
        (EmailKey, Code, Since) = (emailKey, code, now);
    }

    public Guid PersonId { get; private set; }

    public Guid OrganizationId { get; private set; }

    /// <summary>The address it was; see <see cref="Person.EmailKey"/>.</summary>
    public string? EmailKey { get; private set; }

    public DateTimeOffset Since { get; private set; }

    /// <summary>Why the last mail failed: a code, never words of a server.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Another mail failed.</summary>
    public void Fail(Person person, string code, DateTimeOffset now)
    {
        Since = EmailKey == person.EmailKey ? Since : now;
        (EmailKey, Code) = (person.EmailKey, code);
    }
}
