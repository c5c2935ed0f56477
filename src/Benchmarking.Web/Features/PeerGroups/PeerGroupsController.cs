using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>With whom members are compared.</summary>
[Route("peer-groups"), May(Verb.SeePeerGroups)]
public sealed class PeerGroupsController(LoadPeerGroups groups, ReadPeerGroup read, LoadLikeOurs likeOurs) : Controller
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
    /// whoever asks for it. That page shows the group, or says why there is none.
    /// </summary>
    [HttpGet("combination")]
    public IActionResult Combine(string? from, string? region, string? size, string? type) =>
        Redirect(IsBenchmarkPage(from)
            ? QueryHelpers.AddQueryString(from!, "group", Combination.Of(region, size, type).Code)
            : "/peer-groups");

    private bool IsBenchmarkPage(string? from) => Url.IsLocalUrl(from)
        && (from!.StartsWith("/benchmarks", StringComparison.Ordinal) || from.StartsWith("/sector", StringComparison.Ordinal));
}
