using OrgChat.Domain.Model.Audit;

namespace OrgChat.Domain.Model.Sessions;

/// <summary>The act asks for the password or second factor again: the last proof is too old.</summary>
public sealed class ConfirmationNeededException : RefusedException
{
    public ConfirmationNeededException() : base("ConfirmationNeeded") => Reason = RefusalReason.NotConfirmed;
}
