using Benchmarking.Web.Features.Register.Imports;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register.Plans;

/// <summary>Actions of a plan from a workbook or CSV: told before anything changes.</summary>
[Route("register/plans"), May(Verb.KeepRegister)]
public sealed class PlanImportsController(EditPlan plans, ImportPlan import) : Controller
{
    [HttpGet("template.xlsx")]
    public IActionResult Workbook() => File(ImportTemplate.Workbook(PlanColumns.Sheet, PlanColumns.All), ImportTemplate.Xlsx, "actions.xlsx");

    [HttpGet("template.csv")]
    public async Task<IActionResult> Csv(CancellationToken cancellation) =>
        File(await ImportTemplate.CsvAsync(PlanColumns.All, cancellation), CsvOutput.ContentType, "actions.csv");

    [HttpGet("{id:guid}/import")]
    public async Task<IActionResult> Import(Guid id, CancellationToken cancellation) => await AskAsync(id, cancellation);

    [HttpPost("{id:guid}/import")]
    [UploadLimit(RequestLimits.Workbook), RequestFormLimits(MultipartBodyLengthLimit = RequestLimits.Workbook)]
    public async Task<IActionResult> Import(Guid id, IFormFile? file, CancellationToken cancellation)
    {
        if (file is null || file.Length == 0)
        {
            ModelState.Clear();
            ModelState.AddModelError("file", file is null ? "Choose the file with your actions" : "The file is empty: fill in the template, save it and choose that file");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await AskAsync(id, cancellation);
        }

        var content = new byte[file.Length];
        await using (var sent = file.OpenReadStream())
            await sent.ReadExactlyAsync(content, cancellation);
        return await import.HandleAsync(HttpContext.Actor(), id, file.FileName, content, cancellation) is { } staged
            ? RedirectToAction(nameof(Show), new { id = staged })
            : NotFound();
    }

    [HttpGet("imports/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation) =>
        await import.LoadAsync(HttpContext.Actor(), id, cancellation) is { } page ? View("Imported", page) : NotFound();

    [HttpGet("imports/{id:guid}/problems.csv")]
    public async Task<IActionResult> Problems(Guid id, CancellationToken cancellation) =>
        await import.LoadAsync(HttpContext.Actor(), id, cancellation) is { } page
            ? File(await page.Problems.ToCsvAsync(cancellation), CsvOutput.ContentType, "problems.csv")
            : NotFound();

    [HttpPost("imports/{id:guid}/apply")]
    public async Task<IActionResult> Apply(Guid id, CancellationToken cancellation)
    {
        var actor = HttpContext.Actor();
        if (await import.LoadAsync(actor, id, cancellation) is not { } page)
            return NotFound();
        var (result, added) = await import.ApplyAsync(actor, id, cancellation);
        TempData["Done"] = result == PlanImportResult.Applied
            ? $"{RegisterWords.Count(added, "action is", "actions are")} added from {page.Import.FileName}."
            : "Nothing was added: the plan changed, or a colleague decided on this file before you. Upload it again if it is still wanted.";
        return Redirect(page.PlanUrl);
    }

    [HttpPost("imports/{id:guid}/drop")]
    public async Task<IActionResult> Drop(Guid id, CancellationToken cancellation)
    {
        if (await import.DropAsync(HttpContext.Actor(), id, cancellation) is not { } plan)
            return NotFound();
        TempData["Done"] = "The file is dropped. Nothing of it was kept.";
        return Redirect($"/register/plans/{plan}");
    }

    private async Task<IActionResult> AskAsync(Guid id, CancellationToken cancellation) =>
        await plans.LoadAsync(HttpContext.Actor(), id, null, [], cancellation) is { Plan.ArchivedAt: null } page ? View(nameof(Import), page) : NotFound();
}
