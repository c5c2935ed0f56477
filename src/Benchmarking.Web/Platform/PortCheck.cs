using System.Net;
using System.Net.Sockets;

namespace Benchmarking.Web.Platform;

/// <summary>Asks for the site's ports before anything else is started, so that a taken one costs a sentence and no wait.</summary>
public static class PortCheck
{
    /// <summary>Tries each address of a list such as <c>http://localhost:5080;http://*:5081</c>.</summary>
    public static void RefuseIfTaken(string? urls)
    {
        foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = BindingAddress.Parse(url);
            if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0)
                continue;
            foreach (var listener in AddressesOf(address.Host))
                Try(listener, address.Port);
        }
    }

    private static IEnumerable<IPAddress> AddressesOf(string host)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var one))
            return [one];
        var ours = host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
        var four = ours ? IPAddress.Loopback : IPAddress.Any;
        var six = ours ? IPAddress.IPv6Loopback : IPAddress.IPv6Any;
        return Socket.OSSupportsIPv6 ? [four, six] : [four];
    }

    private static void Try(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
        }
        catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new StartRefused(
                $"Port {port} is in use by another program: stop that program, or choose another port (./run --port {port + 1}).",
                taken);
        }
        catch (SocketException forbidden) when (forbidden.SocketErrorCode == SocketError.AccessDenied)
        {
            throw new StartRefused(
                $"Port {port} may not be opened by this user: choose a port above 1023 (./run --port 5080).", forbidden);
        }
        catch (SocketException absent) when (absent.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
        {
            // A machine without this address (IPv6 switched off, say) has nobody else on it either; Kestrel has its own say.
        }
    }
}
