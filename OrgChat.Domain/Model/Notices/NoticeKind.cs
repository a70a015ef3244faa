namespace OrgChat.Domain.Model.Notices;

/// <summary>Why somebody is told; the numbers are stored.</summary>
public enum NoticeKind
{
    /// <summary>Somebody wrote where the person takes part.</summary>
    Message = 0,

    /// <summary>A colleague answered on the person’s behalf.</summary>
    OnMyBehalf = 1,

    /// <summary>A colleague named the person in a note.</summary>
    Mentioned = 2,

    /// <summary>A client wrote anywhere in the organization.</summary>
    Queue = 3,
}
