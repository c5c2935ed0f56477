using System.Net;
using System.Net.Sockets;

namespace Benchmarking.Web.Features.SingleSignOn.Protocol;

/// <summary>Which network addresses belong to everybody, and which are of this machine, its neighbours, or of no use.</summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] Own =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Of the newer kind, only these are handed out; and of them not those for examples or that carry an older one inside.</summary>
    private static readonly IPNetwork HandedOut = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] NotToBeCalled = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !Own.Any(network => network.Contains(address))
            : HandedOut.Contains(address) && !NotToBeCalled.Any(network => network.Contains(address));
    }
}
