using OrgChat.Domain.Model.Encryption;
using OtpNet;

namespace OrgChat.Domain.Model.Accounts;

/// <summary>The app on a person’s phone that shows a new code every 30 seconds (TOTP, RFC 6238). Its secret is stored sealed.</summary>
/// <remarks>
/// With a key of the installation: data keys of the organization are dropped after a rotation, which seals anew only what people wrote.
/// </remarks>
public sealed class AuthenticatorApp
{
    // A clock half a minute wrong, either way.
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    private AuthenticatorApp() { }

    internal AuthenticatorApp(Account account, byte[] secret, KeyRing keys, DateTimeOffset now)
    {
        AccountId = account.Id;
        SealedSecret = keys.SealForInstallation(secret, PlaceOf(account.Id));
        AddedAt = now;
    }

    public Guid AccountId { get; private set; }

    public byte[] SealedSecret { get; private set; } = [];

    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>The 30 seconds whose code was used last, counted since 1970: no code works twice, nor an older one.</summary>
    public long LastStep { get; private set; }

    /// <summary>A new secret: 160 random bits, as RFC 4226 recommends.</summary>
    public static byte[] NewSecret() => KeyGeneration.GenerateRandomKey(20);

    /// <summary>The secret as a person types it.</summary>
    public static string InWords(byte[] secret) => Base32Encoding.ToString(secret);

    /// <summary>The secret as a QR code holds it.</summary>
    public static string Address(byte[] secret, AccountName account) =>
        new OtpUri(OtpType.Totp, secret, account.Email, $"OrgChat, {account.Organization}").ToString();

    /// <summary>Uses a code up.</summary>
    /// <returns>False when it is wrong, too old, or has been used.</returns>
    internal bool Use(string code, KeyRing keys, DateTimeOffset now)
    {
        var totp = new Totp(keys.OpenForInstallation(SealedSecret, PlaceOf(AccountId)));
        if (!totp.VerifyTotp(now.UtcDateTime, code, out var step, Window) || step <= LastStep)
        {
            return false;
        }

        LastStep = step;
        return true;
    }

    private static string PlaceOf(Guid accountId) => $"AuthenticatorApps.SealedSecret {accountId:N}";
}
