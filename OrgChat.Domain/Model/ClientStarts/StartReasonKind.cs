namespace OrgChat.Domain.Model.ClientStarts;

/// <summary>
/// What a client may write about that every clinic knows, so that each reads it in their own language; the numbers are stored.
/// </summary>
public enum StartReasonKind
{
    /// <summary>One that the clinic made itself.</summary>
    Own = 0,
    Refill = 1,
    Appointment = 2,
    Bill = 3,
    Results = 4,
    Other = 5,
}
