using OrgChat.Domain.Model.Audit;

namespace OrgChat.Domain.Model;

/// <summary>What was asked for does not exist, or the person may not see it: the two look exactly alike.</summary>
public sealed class NotFoundException : RefusedException
{
    /// <param name="what">The noun a person would use for it, such as “conversation”.</param>
    public NotFoundException(string what) : base($"This {what} isn’t here, or isn’t open to you.") => Reason = RefusalReason.NotFound;
}
