namespace OrgChat.Domain.Storage.Backups;

/// <summary>What a backup takes beside the database; folders that do not exist are left out. Never the one with the master key.</summary>
/// <param name="Anchors">The signed anchors of the audit record.</param>
/// <param name="CookieKeys">The keys that protect cookies.</param>
/// <param name="Attachments">Files of messages.</param>
public sealed record BackupLocationOptions(string Anchors, string CookieKeys, string Attachments)
{
    /// <summary>What the folders are called in a backup, and where a restored application looks for them.</summary>
    internal const string AnchorsName = "audit-anchors";
    internal const string CookieKeysName = "keys";
    internal const string AttachmentsName = "attachments";
}
