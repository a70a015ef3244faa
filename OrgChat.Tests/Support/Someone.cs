using OrgChat.Domain.Model;

namespace OrgChat.Tests.Support;

/// <summary>A person of the test clinics; stands wherever a service asks for an actor or an id.</summary>
public sealed record Someone(Guid Id, string Name)
{
    public static implicit operator Actor(Someone someone) => new(someone.Id);

    public static implicit operator Guid(Someone someone) => someone.Id;

    public override string ToString() => Name;
}
