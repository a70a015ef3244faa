using OrgChat.Domain.Model.Audit;

namespace OrgChat.Domain.Model;

/// <summary>An act that is not allowed or not possible now; the message is a sentence the person may read.</summary>
public class RefusedException : Exception
{
    public RefusedException(string message) : base(message) { }

    public RefusedException(string message, Exception cause) : base(message, cause) { }

    public RefusedException() { }

    /// <summary>What the record keeps of it instead of the sentence.</summary>
    public RefusalReason Reason { get; init; } = RefusalReason.NotPossible;
}
