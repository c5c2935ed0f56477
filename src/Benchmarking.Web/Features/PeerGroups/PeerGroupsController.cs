using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.PeerGroups;

public sealed class PeerGroupsController(LoadPeerGroups groups) : Controller
{
    [HttpGet("/peer-groups"), May(Verb.SeePeerGroups)]
    public async Task<IActionResult> Index(CancellationToken cancellation) =>
        View(await groups.LoadAsync(HttpContext.Actor(), cancellation));
}
