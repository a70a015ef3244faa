namespace OrgChat.Domain.Sessions;

/// <summary>The act asks for the password or second factor again: the last proof is too old.</summary>
public sealed class ConfirmationNeededException() : RefusedException("Confirm that it is you, then try again.");
