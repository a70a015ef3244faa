namespace OrgChat.Domain.Model.Attachments;

/// <summary>What the scanner said of a file.</summary>
internal enum ScanVerdict
{
    /// <summary>It could not look: not started, crashed, too slow. The file waits and is tried again.</summary>
    NotScanned,

    Clean,

    Harmful,
}
