using OrgChat.Domain.Model.Audit;

namespace OrgChat.Domain.Model;

/// <summary>What was asked for does not exist, or the person may not see it: the two look exactly alike.</summary>
public sealed class NotFoundException : RefusedException
{
    public NotFoundException(string what) : base($"This {what} isn’t here, or isn’t open to you.")
    {
        What = what;
        Reason = RefusalReason.NotFound;
    }

    /// <summary>The noun a person would use for it, such as “conversation”.</summary>
    public string What { get; }
}
