using Benchmarking.Web.Platform.Mail;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>Where providers send browsers back to. Every organisation registers the same one with its provider.</summary>
public sealed class RedirectAddress(SiteAddress site)
{
    public const string Path = "/sign-in/organisation/answer";

    /// <summary>
    /// Of the address that members type. Where that is not set, which Production does not start with, of the one that this
    /// browser came by: the provider compares it with what is registered there.
    /// </summary>
    public string For(HttpContext context) =>
        (site.IsGuessed ? $"{context.Request.Scheme}://{context.Request.Host}" : site.Base) + Path;
}
