using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Documents;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register.Assessments;

/// <summary>The list of impact assessments, with the spans that one can be about.</summary>
public sealed record AssessmentsPage(DocumentList Documents, IReadOnlyList<AssessmentSpan> Spans, string? Error = null);

/// <summary>Impact assessments of half a year or a year, put together from the register.</summary>
[Route("register/assessments"), May(Verb.KeepRegister)]
public sealed class AssessmentsController(ReadDocuments read, BeginDraft begin, EditAssessment edit, LoadDocument load, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(CancellationToken cancellation, int page = 1) => View(await PageAsync(page, cancellation));

    [HttpPost("")]
    public async Task<IActionResult> Begin(string? span, CancellationToken cancellation)
    {
        var page = await PageAsync(1, cancellation);
        if (page.Spans.FirstOrDefault(known => known.Code == span) is not { } chosen)
        {
            page = page with { Error = "Choose half a year or a year" };
            ModelState.Clear();
            ModelState.Add([new FormError("span", page.Error)]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(nameof(List), page);
        }

        var draft = await begin.HandleAsync(
            HttpContext.Actor(), DocumentKind.Assessment, chosen.From, chosen.To, $"Impact assessment: {DocumentWords.Span(chosen.From, chosen.To)}",
            _ => Task.FromResult(DocumentContent.Write(new AssessmentContent(AssessmentWords.None, []))), cancellation);
        return RedirectToAction(nameof(Edit), new { id = draft });
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellation) =>
        await edit.LoadAsync(HttpContext.Actor(), id, null, [], cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, AssessmentForm form, CancellationToken cancellation)
    {
        var actor = HttpContext.Actor();
        var result = await edit.HandleAsync(actor, id, form, cancellation);
        if (result is KeepResult.Kept)
        {
            TempData["Done"] = "The draft is saved.";
            return Redirect($"/register/documents/{id}");
        }

        return result is not KeepResult.NoSuchRow && await edit.LoadAsync(actor, id, form, this.Refuse(result, form), cancellation) is { } page
            ? View(page)
            : NotFound();
    }

    [HttpGet("{id:guid}/figures.csv")]
    public async Task<IActionResult> Csv(Guid id, CancellationToken cancellation)
    {
        if (await load.LoadAsync(HttpContext.Actor(), id, null, cancellation) is not { Document.Kind: DocumentKind.Assessment } page)
            return NotFound();
        var content = DocumentContent.Read<AssessmentContent>(page.Content);
        var file = await CsvFile.OfAsync(
            ["part", "table", "row", "column", "value"],
            from section in content.Figures
            from table in section.Tables
            from row in table.Rows
            from at in Enumerable.Range(1, row.Count - 1)
            select (Action<CsvOutput>)(csv => csv.Text(section.Part.Heading()).Text(table.Caption).Text(row[0]).Text(table.Heads[at]).Text(row[at])),
            cancellation);
        return File(file, CsvOutput.ContentType, "assessment.csv");
    }

    private async Task<AssessmentsPage> PageAsync(int page, CancellationToken cancellation) => new(
        await read.LoadAsync(HttpContext.Actor(), DocumentKind.Assessment, "/register/assessments", page, cancellation),
        AssessmentSpan.All(LondonTime.DateOf(clock.GetUtcNow())));
}
