namespace OrgChat.Domain.Model.Conversations;

/// <summary>What one person may do in one conversation (rule 3 of the product).</summary>
public enum Access
{
    /// <summary>It looks exactly as if it did not exist.</summary>
    None = 0,

    /// <summary>Open and read, not answer: “access all” without Organization chat.</summary>
    Read = 1,

    /// <summary>Answer on behalf of the owner: Organization chat, not a participant.</summary>
    OnBehalf = 2,

    /// <summary>Answer as oneself: a current participant, the owner included.</summary>
    Participate = 3,
}
