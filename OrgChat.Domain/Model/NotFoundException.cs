using OrgChat.Domain.Model.Audit;

namespace OrgChat.Domain.Model;

/// <summary>What was asked for does not exist, or the person may not see it: the two look exactly alike.</summary>
public sealed class NotFoundException : RefusedException
{
    public NotFoundException(MissingKind missing) : base($"{nameof(MissingKind)}.{missing}") => Reason = RefusalReason.NotFound;
}
