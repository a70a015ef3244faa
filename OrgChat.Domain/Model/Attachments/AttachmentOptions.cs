namespace OrgChat.Domain.Model.Attachments;

/// <summary>How much may be attached and what looks at it first: “OrgChat:Attachments” of the settings.</summary>
public sealed class AttachmentOptions
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MaxFileBytes = 25 * 1024 * 1024;

    /// <summary>Most uploads of one person at a time.</summary>
    public const int MaxAtOnce = 3;

    /// <summary>Where the sealed files stand; beside the database when empty.</summary>
    public string? Directory { get; set; }

    /// <summary>What one person may upload in 24 hours, sent or not, in megabytes.</summary>
    public int MegabytesPerPersonAndDay { get; set; } = 1_000;

    /// <summary>What one organization may keep, in gigabytes.</summary>
    public int GigabytesPerOrganization { get; set; } = 200;

    /// <summary>Longest upload of one file, in minutes.</summary>
    public int UploadMinutes { get; set; } = 15;

    /// <summary>
    /// A program and its arguments that reads a file on its standard input and ends with 0 when it is clean, 1 when it is harmful;
    /// anything else means that it was not looked at. Nothing is scanned when empty.
    /// </summary>
    public string? ScannerCommand { get; set; }

    /// <summary>Longest scan of one file, in seconds.</summary>
    public int ScannerSeconds { get; set; } = 120;

    public bool HasScanner => !string.IsNullOrWhiteSpace(ScannerCommand);
}
