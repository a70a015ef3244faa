using System.Net;
using System.Net.Sockets;

namespace OrgChat.Domain.Model.Accounts;

/// <summary>Whose tries are counted together: addresses that one subscriber has, or may rent in one go.</summary>
public static class NetworkBlock
{
    /// <summary>One address. An IPv6 subscriber has a whole /64 and would otherwise be as many strangers as they like.</summary>
    public static string Of(IPAddress? address) => Plain(address) switch
    {
        null => "unknown",
        { AddressFamily: AddressFamily.InterNetworkV6 } six => Start(six, 8),
        var four => four.ToString(),
    };

    /// <summary>
    /// Its neighbours as well, a /24 or an IPv6 /48: what a site is given, and what somebody with many addresses has most of them in.
    /// </summary>
    public static string Wide(IPAddress? address) => Plain(address) switch
    {
        null => "unknown",
        { AddressFamily: AddressFamily.InterNetworkV6 } six => Start(six, 6),
        var four => Start(four, 3),
    };

    private static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;

    private static string Start(IPAddress address, int bytes) => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, bytes));
}
