using System.Net;
using System.Net.Sockets;

namespace Benchmarking.Web.Platform;

/// <summary>Where a request comes from, as whatever counts by it tells one caller from another.</summary>
public static class NetworkAddress
{
    /// <summary>Of an IPv6 address the part that a provider gives to one customer.</summary>
    public static string Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
