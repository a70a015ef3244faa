using System.Net;
using Lib.Net.Http.WebPush;
using Lib.Net.Http.WebPush.Authentication;
using OrgChat.Domain.Features.Notices;
using OrgChat.Domain.Model.Notices;

namespace OrgChat.Web.Notices;

#pragma warning disable RS0030 // The one place that calls others: push services, which are told nothing but that something came.

/// <summary>Pushes to the browsers of a person (RFC 8030), encrypted for each (RFC 8291), as an organization it knows (RFC 8292).</summary>
public sealed class PushNoticeSender(PushOptions settings, PushAddressService keys) : INoticeSender, IDisposable
{
    /// <summary>All that is said: that a message came.</summary>
    private const string Payload = """{"kind":"message"}""";

    private const int SecondsKept = 24 * 60 * 60;

    /// <summary>Most that is read of an answer, in bytes: who answers is whoever the browser named.</summary>
    private const int MaxAnswer = 64 * 1024;

    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = settings.AllowsPrivate ? null : PublicNetworkRules.ConnectAsync,
    })
    {
        MaxResponseContentBufferSize = MaxAnswer,
    };

    public NoticeChannel Channel => NoticeChannel.Push;

    public bool IsConfigured => settings.IsEnabled;

    public async Task<NoticeVerdict> SendAsync(NoticeToSendModel notice, CancellationToken cancellation)
    {
        if (await keys.KeyOfAsync(notice.OrganizationId) is not { PrivateKey: { } secret } key)
        {
            return NoticeVerdict.Nowhere;
        }

        using var vapid = new VapidAuthentication(key.PublicKey, secret) { Subject = settings.Contact };
        var verdicts = await Task.WhenAll(notice.Devices.Select(async device =>
            (Device: device, Verdict: await PushAsync(device, vapid, cancellation))));
        return verdicts.Select(one => one.Verdict).MinBy(OrderOf)! with
        {
            Gone = [.. verdicts.Where(one => one.Verdict == NoticeVerdict.Nowhere).Select(one => one.Device.Id)],
        };
    }

    public void Dispose() => http.Dispose();

    // Told on one device is told; where none took it, one that may take it later decides.
    private static int OrderOf(NoticeVerdict verdict) => verdict.State switch
    {
        NoticeState.Sent => 0,
        NoticeState.Waiting => 1,
        NoticeState.Failed => 2,
        _ => 3,
    };

    private async Task<NoticeVerdict> PushAsync(PushAddress device, VapidAuthentication vapid, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(device.Endpoint, UriKind.Absolute, out var endpoint)
            || (endpoint.Scheme != Uri.UriSchemeHttps && !settings.AllowsPrivate))
        {
            return NoticeVerdict.Nowhere;
        }

        var browser = new PushSubscription { Endpoint = device.Endpoint };
        browser.SetKey(PushEncryptionKeyName.P256DH, device.PublicKey);
        browser.SetKey(PushEncryptionKeyName.Auth, device.Secret);
        var client = new PushServiceClient(http) { AutoRetryAfter = false };
        try
        {
            await client.RequestPushMessageDeliveryAsync(browser, new PushMessage(Payload) { TimeToLive = SecondsKept }, vapid,
                VapidAuthenticationScheme.Vapid, cancellation);
            return NoticeVerdict.Sent;
        }
        catch (PushServiceClientException refused)
        {
            return VerdictOf(refused.StatusCode);
        }
        catch (HttpRequestException)
        {
            return NoticeVerdict.NotNow("connection");
        }
    }

    private static NoticeVerdict VerdictOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Gone => NoticeVerdict.Nowhere,
        HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => NoticeVerdict.NotNow($"push-{(int)status}"),
        _ => NoticeVerdict.Refused($"push-{(int)status}"),
    };
}
