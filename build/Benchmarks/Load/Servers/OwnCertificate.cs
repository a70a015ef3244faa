using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OrgChat.Build.Load.Servers;

/// <summary>Lets a server answer a browser over TLS, on the third port from its own.</summary>
internal sealed record OwnCertificate(Uri Address, IReadOnlyDictionary<string, string> Settings)
{
    private const int FromItsOwnPort = 3;

    public static OwnCertificate Make(string folder, int port)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        var file = Path.Combine(folder, "tls.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx, ""));
        var address = new Uri($"https://127.0.0.1:{port + FromItsOwnPort}");
        return new(address, new Dictionary<string, string>
        {
            ["Urls"] = $"http://127.0.0.1:{port};{address.GetLeftPart(UriPartial.Authority)}",
            ["Kestrel__Certificates__Default__Path"] = file,
            ["Kestrel__Certificates__Default__Password"] = "",
        });
    }
}
