using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Web.Sessions;

namespace OrgChat.Web.Accounts;

/// <summary>Opens what <see cref="CookieKeyExtensions"/> sealed; Data Protection makes it by the name that stands in the file.</summary>
/// <remarks>That name holds the namespace: the files of a running clinic would not open if it moved.</remarks>
public sealed class CookieKeyOpener(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var plain = services.GetRequiredService<KeyRing>()
            .OpenForInstallation(Convert.FromBase64String(encryptedElement.Value), CookieKeyExtensions.Purpose);
        return XElement.Parse(System.Text.Encoding.UTF8.GetString(plain));
    }
}
