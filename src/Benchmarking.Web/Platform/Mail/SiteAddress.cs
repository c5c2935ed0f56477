using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Benchmarking.Web.Platform.Mail;

/// <summary>
/// The address that letters lead to: the setting <c>Site:Address</c>, or where the site listens. What a browser says of
/// the site's name has no part in it.
/// </summary>
public sealed class SiteAddress(IConfiguration configuration, IServer server)
{
    /// <summary>True where nobody said what members type, so that letters may lead nowhere from outside.</summary>
    public bool IsGuessed => string.IsNullOrEmpty(configuration["Site:Address"]);

    /// <summary>Without a slash at the end.</summary>
    public string Base => (configuration["Site:Address"] is { Length: > 0 } set ? set : Listening()).TrimEnd('/');

    /// <summary>"Everywhere" is no address that a link can have; on this machine it is this machine.</summary>
    private string Listening() =>
        (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost")
        .Replace("://*", "://localhost", StringComparison.Ordinal)
        .Replace("://+", "://localhost", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
        .Replace("://[::]", "://localhost", StringComparison.Ordinal);
}
