namespace OrgChat.Domain.Model.Audit;

/// <summary>What a search was narrowed by; the numbers are stored.</summary>
[Flags]
public enum AuditSearchFilters
{
    None = 0,
    Client = 1,
    Owner = 2,
    Author = 4,
    Date = 8,
}
