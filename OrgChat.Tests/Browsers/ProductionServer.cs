using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace OrgChat.Tests.Browsers;

/// <summary>The application as a clinic runs it: in Production, over https with a certificate made for the test.</summary>
public class ProductionServer : OrgChatServer
{
    /// <summary>A visitor with a jar of cookies, who trusts the certificate and sees redirects instead of following them.</summary>
    public HttpClient NewVisitor() => new(new HttpClientHandler
    {
        AllowAutoRedirect = false,
#pragma warning disable MA0039 // The certificate was made by this class a moment ago.
        ServerCertificateCustomValidationCallback = (_, _, _, _) => true,
#pragma warning restore MA0039
    })
    {
        BaseAddress = BaseAddress,
    };

    protected override void Listen(ListenOptions endpoint) => endpoint.UseHttps(Certificate());

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseEnvironment("Production");
        builder.UseStaticWebAssets(); // Published, they lie beside the program.
        builder.UseSetting("AllowedHosts", "localhost;127.0.0.1");
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
