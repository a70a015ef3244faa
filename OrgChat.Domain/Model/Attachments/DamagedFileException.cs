namespace OrgChat.Domain.Model.Attachments;

/// <summary>A file that is not there any more, or not as it was sent. Nothing of it is given out.</summary>
public sealed class DamagedFileException(Exception cause)
    : RefusedException(
        "This file is damaged or missing and cannot be opened. That is on the clinic’s record now; ask whoever sent it to send it again.",
        cause);
