namespace OrgChat.Domain.Model.Attachments;

/// <summary>Whether a file may be opened.</summary>
public enum AttachmentState
{
    /// <summary>Not before the scanner has looked at it.</summary>
    Waiting = 0,

    Ready = 1,

    /// <summary>The scanner found something; nobody can open it any more.</summary>
    Refused = 2,
}
