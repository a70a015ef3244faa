namespace OrgChat.Domain.Model.Conversations;

/// <summary>The label of a message sent for somebody else: “[Team Member Name] On behalf of [Chat Owner Name]”.</summary>
public static class Byline
{
    /// <summary>The words that follow the author’s name; empty where the author spoke as themself.</summary>
    public static string OnBehalf(string? ownerName) => ownerName is null ? "" : $"On behalf of {ownerName}";

    public static string Of(string authorName, string? ownerName) => $"{authorName} {OnBehalf(ownerName)}".TrimEnd();
}
