using System.Net;
using Microsoft.Extensions.Primitives;

namespace OrgChat.Web.Protection;

/// <summary>
/// How much of <c>X-Forwarded-For</c> is believed. The machine that speaks to us is believed about the one before it when it is a trusted
/// proxy; the one before, about the next, only when it is another proxy named by its own address. That a machine stands in a trusted
/// network makes it no proxy: it could name any address as its own.
/// </summary>
public static class ForwardedHeaderExtensions
{
    private const string For = "X-Forwarded-For";

    private static readonly string[] Headers = [For, "X-Forwarded-Proto", "X-Forwarded-Host"];

    /// <summary>Takes away what is not believed, before the framework reads it.</summary>
    public static void UseBelievedHopsOnly(this WebApplication app)
    {
        var named = TransportExtensions.Networks(app.Configuration).Where(IsOneAddress).Select(network => network.BaseAddress).ToHashSet();
        app.Use((context, next) =>
        {
            Shorten(context.Request.Headers,
                Believed(context.Request.Headers.GetCommaSeparatedValues(For), context.Connection.RemoteIpAddress, named));
            return next(context);
        });
    }

    /// <summary>How many of the addresses, from the right.</summary>
    /// <param name="speaker">The machine that speaks to us.</param>
    /// <param name="named">Proxies that are named by their own address.</param>
    public static int Believed(string[] hops, IPAddress? speaker, IReadOnlySet<IPAddress> named)
    {
        var passed = new HashSet<IPAddress?> { Plain(speaker) };
        var believed = Math.Min(1, hops.Length);
        while (believed < hops.Length && AddressIn(hops[^believed]) is { } hop && named.Contains(hop) && passed.Add(hop))
        {
            believed++;
        }

        return believed;
    }

    private static void Shorten(IHeaderDictionary headers, int believed)
    {
        foreach (var header in Headers)
        {
            if (headers.GetCommaSeparatedValues(header) is { Length: > 0 } said)
            {
                headers[header] = new StringValues(said[^Math.Min(believed, said.Length)..]);
            }
        }
    }

    private static bool IsOneAddress(System.Net.IPNetwork network) =>
        network.PrefixLength == network.BaseAddress.GetAddressBytes().Length * 8;

    private static IPAddress? AddressIn(string hop) => IPEndPoint.TryParse(hop, out var end) ? Plain(end.Address) : null;

    private static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}
