using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;
using OrgChat.Domain.Model.Encryption;

namespace OrgChat.Web.Sessions;

/// <summary>Keeps the keys that protect cookies in files, sealed: who could read one could sign in as anybody.</summary>
public static class SealedCookieKeys
{
    internal const string Purpose = "cookie keys";

    public static void KeepKeysSealed(this IDataProtectionBuilder protection, string directory)
    {
        protection.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            options.XmlRepository = new CookieKeyFiles(directory, services.GetRequiredService<ILogger<CookieKeyFiles>>());
            options.XmlEncryptor = new Sealer(services.GetRequiredService<KeyRing>());
        }));
    }

    private sealed class Sealer(KeyRing keys) : IXmlEncryptor
    {
        public EncryptedXmlInfo Encrypt(XElement plaintextElement)
        {
            var stored = keys.SealForInstallation(System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)), Purpose);
            return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(stored)), typeof(CookieKeyOpener));
        }
    }
}

/// <summary>Opens what <see cref="SealedCookieKeys"/> sealed; Data Protection makes it by the name that stands in the file.</summary>
public sealed class CookieKeyOpener(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var plain = services.GetRequiredService<KeyRing>().OpenForInstallation(Convert.FromBase64String(encryptedElement.Value), SealedCookieKeys.Purpose);
        return XElement.Parse(System.Text.Encoding.UTF8.GetString(plain));
    }
}
