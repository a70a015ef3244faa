using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace OrgChat.Web.Mail;

/// <summary>
/// The address people reach the application at, for links that are mailed or printed. It is never taken from a request: whoever asks for a
/// link for somebody else could otherwise choose where it leads.
/// </summary>
public sealed class PublicAddress(IConfiguration configuration, IServer server)
{
    /// <summary>An absolute address of this application.</summary>
    /// <param name="path">Such as “/choose-password”.</param>
    public Uri Of(string path) => new(Base, path);

    private Uri Base => new(configuration["OrgChat:PublicAddress"] is { Length: > 0 } given ? given : Listening);

    private string Listening
    {
        get
        {
            var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
            return address.Replace("://[::]", "://localhost", StringComparison.Ordinal)
                .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
                .Replace("://*", "://localhost", StringComparison.Ordinal)
                .Replace("://+", "://localhost", StringComparison.Ordinal);
        }
    }
}
