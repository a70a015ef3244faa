using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Web.Accounts;

namespace OrgChat.Web.Sessions;

/// <summary>Keeps the keys that protect cookies in files, sealed: who could read one could sign in as anybody.</summary>
public static class CookieKeyExtensions
{
    internal const string Purpose = "cookie keys";

    public static void KeepKeysSealed(this IDataProtectionBuilder protection, string directory)
    {
        protection.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services =>
            new ConfigureOptions<KeyManagementOptions>(options =>
            {
                options.XmlRepository = new CookieKeyStore(directory, services.GetRequiredService<ILogger<CookieKeyStore>>());
                options.XmlEncryptor = new Sealer(services.GetRequiredService<KeyRing>());
            }));
    }

    private sealed class Sealer(KeyRing keys) : IXmlEncryptor
    {
        public EncryptedXmlInfo Encrypt(XElement plaintextElement)
        {
            var stored = keys.SealForInstallation(
                System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)), Purpose);
            return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(stored)), typeof(CookieKeyOpener));
        }
    }
}
