using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.PublicData;

/// <summary>Figures that the regulator has published for each landlord: in as its workbook, out as national benchmarks.</summary>
[Route("public-data"), May(Verb.ImportPublicData)]
public sealed class PublicDataController(ReadPublicData read, UploadPublicData upload) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(CancellationToken cancellation) =>
        View(await read.LoadAsync(HttpContext.Actor(), cancellation));

    [HttpPost("")]
    [UploadLimit(RequestLimits.Workbook), RequestFormLimits(MultipartBodyLengthLimit = RequestLimits.Workbook)]
    public async Task<IActionResult> Upload(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null || file.Length == 0)
        {
            return await RefuseAsync(
                file is null ? "Choose the regulator's workbook." : "The file is empty. Download the regulator's workbook again and choose that file.",
                cancellation);
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        return await upload.HandleAsync(HttpContext.Actor(), file.FileName, content.ToArray(), cancellation) switch
        {
            UploadPublicResult.Queued queued => RedirectToAction(nameof(Show), new { id = queued.Import }),
            UploadPublicResult.Refused refused => await RefuseAsync(refused.Sentence, cancellation),
            _ => throw new InvalidOperationException("Not a result of an upload."),
        };
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation) =>
        await read.FindAsync(HttpContext.Actor(), id, cancellation) is { } page ? View(page) : NotFound();

    private async Task<IActionResult> RefuseAsync(string sentence, CancellationToken cancellation)
    {
        ModelState.AddModelError("file", sentence);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(List), await read.LoadAsync(HttpContext.Actor(), cancellation));
    }
}
