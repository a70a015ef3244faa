namespace OrgChat.Domain.Model.People;

/// <summary>What a team member does in the clinic; being an admin is separate.</summary>
public enum TeamRole
{
    Provider = 0,
    Support = 1,
}
