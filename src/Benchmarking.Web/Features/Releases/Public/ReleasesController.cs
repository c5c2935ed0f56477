using Benchmarking.Web.Features.Research;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Releases.Public;

/// <summary>Research data for everybody: what there is, what is in it, and the files.</summary>
[Route("releases"), AllowAnonymous]
public sealed class ReleasesController(ListReleases list, ReadRelease read, TakeFile take) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation, int page = 1) =>
        View(await list.LoadAsync(HttpContext.ActorOrNull(), page, cancellation));

    /// <summary>The newest version of a series. The address stays, the version does not: cite the address that it leads to.</summary>
    [HttpGet("{series}")]
    public async Task<IActionResult> Newest(string series, CancellationToken cancellation) =>
        await read.NewestAsync(series, cancellation) is { } newest ? Redirect(newest.Address()) : NotFound();

    [HttpGet("{series}/{version}")]
    public async Task<IActionResult> Show(string series, string version, string? metric, CancellationToken cancellation)
    {
        switch (await read.LoadAsync(HttpContext.ActorOrNull(), series, version, metric, cancellation))
        {
            case ReleaseFound.There(var page):
                return View(page);
            case ReleaseFound.Withdrawn withdrawn:
                Response.StatusCode = StatusCodes.Status410Gone;
                return View("Withdrawn", withdrawn);
            case ReleaseFound.NoVersion none:
                Response.StatusCode = StatusCodes.Status404NotFound;
                return View("NoVersion", none);
            default:
                return NotFound();
        }
    }

    [HttpGet("{series}/{version}/files/{file}"), HttpHead("{series}/{version}/files/{file}")]
    public async Task<IActionResult> Take(string series, string version, string file, CancellationToken cancellation)
    {
        var actor = HttpContext.ActorOrNull();
        var (ready, access) = await take.HandleAsync(
            actor, series, version, file, Request.GetTypedHeaders(), HttpMethods.IsHead(Request.Method), byApi: false, cancellation);
        if (ready is not null)
            return FileAnswer.Of(HttpContext, ready);

        var page = $"/releases/{series}/{version}";
        switch (access)
        {
            case ReleaseAccess.NotYet { Standing: ResearchStanding.TermsToAccept }:
                return RedirectToAction("Details", "ResearchAccount", new { next = page });
            case ReleaseAccess.NotYet when actor is null:
                return RedirectToAction("SignIn", "SignIn", new { returnUrl = page });
            case ReleaseAccess.NotYet:
                Response.StatusCode = StatusCodes.Status403Forbidden;
                return View("Registered", page);
            case ReleaseAccess.Withdrawn:
                return await Show(series, version, null, cancellation);
            default:
                return NotFound();
        }
    }
}
