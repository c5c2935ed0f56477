using Benchmarking.Web.Features.CaseStudies.Writing;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register.Panels;

/// <summary>A panel's agendas, reports, decisions and other papers, each with at most one file.</summary>
[Route("register/panels"), May(Verb.KeepRegister)]
public sealed class PapersController(WritePaper write) : RowController
{
    private const string Page = "Paper";

    [HttpGet("{id:guid}/papers/new")]
    public async Task<IActionResult> New(Guid id, CancellationToken cancellation) =>
        await write.LoadAsync(HttpContext.Actor(), id, null, null, [], cancellation) is { } page ? View(Page, page) : NotFound();

    [HttpPost("{id:guid}/papers/new")]
    [UploadLimit(RequestLimits.Workbook), RequestFormLimits(MultipartBodyLengthLimit = RequestLimits.Workbook)]
    public Task<IActionResult> New(Guid id, PaperForm form, IFormFile? file, CancellationToken cancellation) =>
        SaveAsync(id, null, form, file, cancellation);

    [HttpGet("papers/{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellation) =>
        await write.LoadAsync(HttpContext.Actor(), null, id, null, [], cancellation) is { } page ? View(Page, page) : NotFound();

    [HttpPost("papers/{id:guid}/edit")]
    [UploadLimit(RequestLimits.Workbook), RequestFormLimits(MultipartBodyLengthLimit = RequestLimits.Workbook)]
    public Task<IActionResult> Edit(Guid id, PaperForm form, IFormFile? file, CancellationToken cancellation) =>
        SaveAsync(null, id, form, file, cancellation);

    /// <summary>A picture stands in the page, a document is downloaded.</summary>
    [HttpGet("papers/{id:guid}/files/{file:guid}")]
    public async Task<IActionResult> Kept(Guid id, Guid file, CancellationToken cancellation)
    {
        if (await write.FindFileAsync(HttpContext.Actor(), id, file, cancellation) is not { } found)
            return NotFound();
        return found.MediaType == PaperFiles.Pdf ? File(found.Content, found.MediaType, "paper.pdf") : File(found.Content, found.MediaType);
    }

    [HttpGet("papers/{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id, CancellationToken cancellation) =>
        Ask(await write.LoadRemovalAsync(HttpContext.Actor(), id, cancellation));

    [HttpPost("papers/{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id, int version, CancellationToken cancellation)
    {
        var before = await write.LoadRemovalAsync(HttpContext.Actor(), id, cancellation);
        return await RemovedAsync(
            await write.RemoveAsync(HttpContext.Actor(), id, version, cancellation),
            "The paper is removed.",
            before?.Row ?? ReadPanels.Link.Url,
            () => write.LoadRemovalAsync(HttpContext.Actor(), id, cancellation));
    }

    private async Task<IActionResult> SaveAsync(Guid? panel, Guid? id, PaperForm form, IFormFile? file, CancellationToken cancellation)
    {
        var page = await write.LoadAsync(HttpContext.Actor(), panel, id, form, [], cancellation);
        return await KeptAsync(
            await write.HandleAsync(HttpContext.Actor(), panel, id, form, await ReadAsync(file, cancellation), cancellation),
            form,
            "The paper is saved.",
            _ => page!.Back,
            errors => write.LoadAsync(HttpContext.Actor(), panel, id, form, errors, cancellation),
            Page);
    }

    private static async Task<SentFile?> ReadAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null || file.FileName.Length == 0)
            return null;
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        return new SentFile(file.FileName, content.ToArray());
    }
}
