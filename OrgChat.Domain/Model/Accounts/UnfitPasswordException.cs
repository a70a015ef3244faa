namespace OrgChat.Domain.Model.Accounts;

/// <summary>A new password that the rule for passwords does not allow.</summary>
public sealed class UnfitPasswordException(string key, params object[] arguments) : RefusedException(key, arguments);
