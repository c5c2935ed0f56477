using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>The groups that members compare themselves with.</summary>
[Route("peer-groups"), May(Verb.SeePeerGroups)]
public sealed class PeerGroupsController(
    LoadPeerGroups groups, ReadPeerGroup read, LoadLikeOurs likeOurs, FindCombination combinations) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation) =>
        View(await groups.LoadAsync(HttpContext.Actor(), cancellation));

    [HttpGet("{code}")]
    public async Task<IActionResult> Show(string code, CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), code, cancellation) is { } page ? View(page) : NotFound();

    [HttpGet("like-ours")]
    public async Task<IActionResult> LikeOurs(CancellationToken cancellation) =>
        View(await likeOurs.LoadAsync(HttpContext.Actor(), cancellation));

    /// <summary>
    /// Where the form for a combination leads: back to the page it stands on, at the address that the combination has
    /// whoever looks for it. That page shows the group, or says why there is none.
    /// </summary>
    [HttpGet("combination")]
    public async Task<IActionResult> Combine(string? from, string? region, string? size, string? type, CancellationToken cancellation)
    {
        var actor = HttpContext.Actor();
        var page = IsBenchmarkPage(from) ? from! : Access.Allows(Verb.SeeOwnBenchmarks, actor) ? "/benchmarks" : "/sector";
        var code = await combinations.LoadAsync(actor, Combination.Of(region, size, type), cancellation);
        return Redirect(QueryHelpers.AddQueryString(page, "group", code));
    }

    /// <summary>Letters outside ASCII cannot stand in the header that leads back.</summary>
    private bool IsBenchmarkPage(string? from) => Url.IsLocalUrl(from) && from!.All(letter => letter is > ' ' and <= '~')
        && (from.StartsWith("/benchmarks", StringComparison.Ordinal) || from.StartsWith("/sector", StringComparison.Ordinal));
}
