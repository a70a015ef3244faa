namespace OrgChat.Domain.Model.Accounts;

/// <summary>A new password that the rule for passwords does not allow.</summary>
public sealed class UnfitPasswordException : RefusedException
{
    public UnfitPasswordException(string message) : base(message) { }

    public UnfitPasswordException(string message, Exception cause) : base(message, cause) { }

    public UnfitPasswordException() { }
}
