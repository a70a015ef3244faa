using Microsoft.AspNetCore.DataProtection;
using OrgChat.Domain.Model.Accounts;
using QRCoder;

namespace OrgChat.Web.SignIn;

/// <summary>An authenticator app that is being set up: its secret travels sealed in the form until the first code proves it.</summary>
public sealed record NewAuthenticator(string Sealed, string Key, string Picture);

/// <summary>Makes the secrets of new authenticator apps, for one person and a quarter of an hour each.</summary>
public sealed class NewAuthenticatorService(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public NewAuthenticator Make(AccountName account) => Show(AuthenticatorApp.NewSecret(), account);

    /// <summary>The one the form holds; a new one when it was changed or is too old.</summary>
    public NewAuthenticator Again(string? held, AccountName account) =>
        SecretOf(held, account.PersonId) is { } secret ? Show(secret, account) : Make(account);

    public byte[]? SecretOf(string? held, Guid personId)
    {
        try
        {
            return Protector(personId).Unprotect(Convert.FromBase64String(held ?? ""));
        }
        catch (Exception broken) when (broken is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return null;
        }
    }

    private NewAuthenticator Show(byte[] secret, AccountName account)
    {
        var held = Convert.ToBase64String(Protector(account.PersonId).Protect(secret, Lifetime));
        using var code = QRCodeGenerator.GenerateQrCode(AuthenticatorApp.Address(secret, account), QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(code);
        var picture = svg.GetGraphic(4, "#000000", "#ffffff", sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute);
        return new NewAuthenticator(
            held,
            string.Join(' ', AuthenticatorApp.InWords(secret).TrimEnd('=').Chunk(4).Select(four => new string(four))),
            $"data:image/svg+xml;base64,{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(picture))}");
    }

    private ITimeLimitedDataProtector Protector(Guid personId) =>
        protection.CreateProtector("OrgChat.NewAuthenticator", personId.ToString()).ToTimeLimitedDataProtector();
}
