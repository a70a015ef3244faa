namespace OrgChat.Domain.Model.People;

/// <summary>A person to choose or to show: who, what to call them, and what tells them from somebody of the same name.</summary>
/// <param name="Born">A client’s birth date where somebody else has the name; never told to clients.</param>
/// <param name="Title">A team member’s profession, or else their address, where a namesake can be chosen as well.</param>
public sealed record PersonName(Guid Id, string Name, DateOnly? Born = null, string? Title = null);
