using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using OrgChat.Domain.Model.Accounts;

namespace OrgChat.Web.Protection;

/// <summary>
/// How many connections one address and one person may hold. A connection is its address’s until somebody signed in uses it, and theirs
/// from then on: a clinic behind one address is not counted as one stranger. Behind a trusted proxy the proxy has to count.
/// </summary>
public static class ConnectionLimitExtensions
{
    /// <summary>Counts every connection, before a byte of it is read.</summary>
    public static void Count(KestrelServerOptions kestrel, Limits limits, ConnectionLimiter room,
        IReadOnlyList<System.Net.IPNetwork> proxies) =>
        kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => async connection =>
        {
            // A socket that takes both kinds writes an IPv4 address as an IPv6 one.
            var given = (connection.RemoteEndPoint as IPEndPoint)?.Address;
            var address = given is { IsIPv4MappedToIPv6: true } ? given.MapToIPv4() : given;
            if (address is null || proxies.Any(proxy => proxy.Contains(address)))
            {
                await next(connection);
                return;
            }

            using var place = new Place(room);
            if (!place.TryTake(Near(address), limits.ConnectionsPerAddress)
                || !place.TryTake(Wide(address), limits.ConnectionsPerAddress * 4))
            {
                connection.Abort();
                return;
            }

            connection.Features.Set(place);
            await next(connection);
        }));

    /// <summary>Once it is known who asks: the connection is theirs, if they have not too many.</summary>
    public static void UseConnectionsOfPeople(this IApplicationBuilder app, Limits limits) => app.Use(async (context, next) =>
    {
        if (context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } person && context.Features.Get<Place>() is { } place
            && !place.TryMoveTo($"connections of {person}", limits.ConnectionsPerPerson))
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.Connection = "close";
            await context.Response.WriteAsync(ProtectionWords.Words["TooManyConnections"]);
            return;
        }

        await next(context);
    });

    private static string Near(IPAddress? address) => $"connections from {NetworkBlock.Of(address)}";

    private static string Wide(IPAddress? address) => $"connections from the network {NetworkBlock.Wide(address)}";

    /// <summary>Under whom one connection is counted.</summary>
    private sealed class Place(ConnectionLimiter room) : IDisposable
    {
        private readonly Lock guard = new();
        private readonly List<string> counted = [];

        public bool TryTake(string whose, int most)
        {
            lock (guard)
            {
                var isThere = counted.Contains(whose) || room.TryEnter(whose, most);
                if (isThere && !counted.Contains(whose))
                {
                    counted.Add(whose);
                }

                return isThere;
            }
        }

        public bool TryMoveTo(string whose, int most)
        {
            lock (guard)
            {
                if (counted is [var one] && one == whose)
                {
                    return true;
                }

                if (!room.TryEnter(whose, most))
                {
                    return false;
                }

                Dispose();
                counted.Add(whose);
                return true;
            }
        }

        public void Dispose()
        {
            lock (guard)
            {
                counted.ForEach(room.Leave);
                counted.Clear();
            }
        }
    }
}
