using OrgChat.Domain.Permissions;

namespace OrgChat.Domain.People;

/// <summary>A person the clinic cares for, or a relative who writes for one.</summary>
public sealed class Client : Person
{
    private Client() { }

    public Client(Guid organizationId, string name, string? email, DateOnly? birthDate, DateTimeOffset now)
        : base(organizationId, name, email, now)
    {
        BirthDate = birthDate;
        ClientSince = DateOnly.FromDateTime(now.UtcDateTime);
    }

    public DateOnly? BirthDate { get; private set; }

    public string? Phone { get; private set; }

    public string? Language { get; private set; }

    public DateOnly ClientSince { get; private set; }

    /// <summary>The client this person is family of, for a relative.</summary>
    public Guid? RelativeOfId { get; private set; }

    /// <summary>The relation, such as “family” or “mother”, for a relative.</summary>
    public string? Relation { get; private set; }

    public override string Title => Relation ?? "";

    public override bool Can(Permission permission) => false;

    public void Reach(string? phone, string? language)
    {
        Phone = phone;
        Language = language;
    }

    public void BornOn(DateOnly? birthDate) => BirthDate = birthDate;

    public void BeRelativeOf(Guid clientId, string relation)
    {
        RelativeOfId = clientId;
        Relation = relation;
    }

    /// <summary>No longer cared for here; what was written stays.</summary>
    public void Deactivate() => IsActive = false;

    internal void HasBeenClientSince(DateOnly day) => ClientSince = day < ClientSince ? day : ClientSince;
}
