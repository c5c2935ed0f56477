using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Benchmarking.Web.Platform.Proxy;

/// <summary>
/// What a proxy in front of the site says of a request counts where it comes from a network that the operator named
/// (<c>Proxy:Networks</c>): from where it came, and whether over https. From anywhere else the same words change nothing. By
/// which name it came never counts: the site knows its own (<c>Site:Address</c>).
/// </summary>
public static class DeclaredProxies
{
    public static void AddDeclaredProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var networks = Networks(configuration);
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = networks.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in networks)
                forwarded.KnownIPNetworks.Add(network);
            // From the last proxy backwards, for as long as each is one of the operator's own.
            forwarded.ForwardLimit = null;
        });
    }

    /// <summary>Before anything that asks where a request came from.</summary>
    public static void UseDeclaredProxies(this IApplicationBuilder app) => app.UseForwardedHeaders();

    /// <summary>Written like <c>10.1.2.0/24, fd00::/8</c>; one address stands for itself.</summary>
    /// <exception cref="StartRefused">One of them is no network.</exception>
    public static IReadOnlyList<IPNetwork> Networks(IConfiguration configuration) =>
    [
        .. (configuration["Proxy:Networks"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Network),
    ];

    private static IPNetwork Network(string text)
    {
        if (IPAddress.TryParse(text, out var one))
            return new IPNetwork(one, one.GetAddressBytes().Length * 8);
        if (!IPNetwork.TryParse(text, out var network))
            throw new StartRefused($"Proxy__Networks names \"{text}\", which is no network: write it like 10.1.2.0/24, with a comma between several.");
        return network.PrefixLength == 0
            ? throw new StartRefused($"Proxy__Networks names {text}, which is everybody: name the network of your proxy alone.")
            : network;
    }
}
