namespace Benchmarking.Web.Features.Releases.Making;

/// <summary>How a release asks to be cited.</summary>
public static class Citation
{
    /// <summary>Who publishes, as everywhere on the site.</summary>
    public const string Publisher = "Involvement Benchmark";

    /// <param name="site">The site's address without a slash at its end; null where nobody has said what it is.</param>
    public static string Of(string series, string title, string version, int year, Licence licence, string? site) =>
        $"{Publisher} ({year}): {title}. Version {version}. Data set, {series}. {licence.Title}."
        + (site is null ? "" : $" {site}/releases/{series}/{version}");
}
