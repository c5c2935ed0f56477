using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Benchmarking.Web.Features.CaseStudies.Reading;

/// <summary>Case studies for whoever reads: everybody those meant for everyone, members all.</summary>
[Route("case-studies"), AllowAnonymous]
public sealed class CaseStudiesController(FindStudies find, ReadStudy read, ReadAttachment attachments, CountLook looks) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(StudySearch search, CancellationToken cancellation)
    {
        // A page number that is none is no mistake that a reader could put right on this page.
        ModelState.Clear();
        return View(await find.LoadAsync(HttpContext.ActorOrNull(), search, cancellation));
    }

    [HttpGet("{study:guid}")]
    public async Task<IActionResult> Show(Guid study, CancellationToken cancellation)
    {
        switch (await read.ReadAsync(HttpContext.ActorOrNull(), study, cancellation))
        {
            case StudyResult.Shown(var page):
                await looks.HandleAsync(HttpContext, page, cancellation);
                return View(page);
            case StudyResult.Withdrawn withdrawn:
                Response.StatusCode = StatusCodes.Status410Gone;
                return View("Withdrawn", withdrawn);
            default:
                Response.StatusCode = StatusCodes.Status404NotFound;
                return View("NotHere", study);
        }
    }

    [HttpGet("{study:guid}/pictures/{position:int}")]
    public async Task<IActionResult> Picture(Guid study, int position, CancellationToken cancellation) =>
        await attachments.ReadPictureAsync(HttpContext.ActorOrNull(), study, position, Known(), cancellation) is { } picture
            ? FileOf(picture)
            : await NoFileAsync(study, cancellation);

    /// <summary>Saved under a name of ours: the author's might say who they are.</summary>
    [HttpGet("{study:guid}/document")]
    public async Task<IActionResult> Document(Guid study, CancellationToken cancellation) =>
        await attachments.ReadDocumentAsync(HttpContext.ActorOrNull(), study, Known(), cancellation) is { } document
            ? FileOf(document, "case-study.pdf")
            : await NoFileAsync(study, cancellation);

    /// <summary>What belongs to a withdrawn study is gone as the study is.</summary>
    private async Task<IActionResult> NoFileAsync(Guid study, CancellationToken cancellation)
    {
        if (await read.ReadAsync(HttpContext.ActorOrNull(), study, cancellation) is not StudyResult.Withdrawn withdrawn)
            return NotFound();
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("Withdrawn", withdrawn);
    }

    /// <summary>Asked for again each time, for a study may be withdrawn; sent again only where it changed.</summary>
    private IActionResult FileOf(AttachmentFile file, string? name = null)
    {
        Response.Headers.CacheControl = "no-cache";
        var tag = new EntityTagHeaderValue(file.Tag);
        if (file.Content is { } content)
            return new FileContentResult(content, file.MediaType) { FileDownloadName = name ?? "", EntityTag = tag };
        Response.GetTypedHeaders().ETag = tag;
        return StatusCode(StatusCodes.Status304NotModified);
    }

    /// <summary>The tags of what the reader says to have; whether weak or not makes no difference here.</summary>
    private List<string> Known() => [.. Request.GetTypedHeaders().IfNoneMatch.Select(tag => tag.Tag.ToString())];
}
