using Microsoft.AspNetCore.Identity;

namespace OrgChat.Domain.People;

/// <summary>What a person signs in with; it shares the person's id, and the same address may have one in each organization.</summary>
public sealed class Account : IdentityUser<Guid>
{
    private Account() { }

    public Account(Person person)
    {
        Id = person.Id;
        OrganizationId = person.OrganizationId;
        UserName = person.Id.ToString("N");
        NormalizedUserName = UserName.ToUpperInvariant();
        LockoutEnabled = true;
        ChangeEmail(person);
        EndSessions();
    }

    public Guid OrganizationId { get; private set; }

    public Person Person { get; private set; } = null!;

    /// <summary>Takes over the person’s address.</summary>
    public void ChangeEmail(Person person)
    {
        Email = person.Email ?? throw new RefusedException($"{person.Name} needs an e-mail address to sign in.");
        NormalizedEmail = Email.ToUpperInvariant();
    }

    /// <summary>Every cookie given out before stops working.</summary>
    public void EndSessions() => SecurityStamp = Guid.NewGuid().ToString("N");
}
