namespace OrgChat.Domain.Model.Audit;

/// <summary>A kind of second factor; the numbers are stored.</summary>
public enum AuditFactor
{
    AuthenticatorApp = 1,
    Passkey = 2,
}
