using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;

namespace Benchmarking.Web.Platform;

/// <summary>
/// Which pages the site has and who may open them, as their own actions say. A link asked for here is never dead and
/// never leads to a refusal.
/// </summary>
public sealed class SitePages(EndpointDataSource endpoints)
{
    private readonly Lazy<Dictionary<string, Endpoint>> _pages = new(() => ByAddress(endpoints));

    /// <summary>True where there is a page at the address and the actor (null: nobody signed in) may open it.</summary>
    /// <param name="address">Without parameters, such as <c>/returns</c>.</param>
    public bool Opens(string address, Actor? actor)
    {
        if (!_pages.Value.TryGetValue(address, out var page))
            return false;
        if (page.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return true;

        var asked = page.Metadata.GetOrderedMetadata<MayAttribute>();
        return actor is not null && asked.Count > 0 && asked.All(may => Access.Allows(may.Verb, actor));
    }

    /// <summary>
    /// The page itself where the actor may open it, else the nearest above it that they may; at last the home page. A page
    /// of one thing counts as the list above it, since another hat may not see that thing.
    /// </summary>
    /// <param name="path">Of the page that somebody stands on; anything else than a path of this site leads home.</param>
    public string Nearest(string? path, Actor? actor)
    {
        if (path is null || !path.StartsWith('/') || path.StartsWith("//", StringComparison.Ordinal) || path.Contains('\\', StringComparison.Ordinal))
            return "/";

        for (var left = path.TrimEnd('/'); left.Length > 0; left = left[..left.LastIndexOf('/')])
        {
            if (Opens(left, actor))
                return left;
        }

        return "/";
    }

    private static Dictionary<string, Endpoint> ByAddress(EndpointDataSource endpoints) => endpoints.Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.Parameters.Count == 0)
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true)
        .GroupBy(endpoint => "/" + endpoint.RoutePattern.RawText?.Trim('/'), StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, Endpoint (group) => group.First(), StringComparer.OrdinalIgnoreCase);
}
