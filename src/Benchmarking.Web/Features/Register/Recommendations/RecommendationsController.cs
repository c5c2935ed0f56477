using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register.Recommendations;

/// <summary>What residents recommended, what was decided and why, and when it was done.</summary>
[Route("register/recommendations"), May(Verb.KeepRegister)]
public sealed class RecommendationsController(ReadRecommendations read, WriteRecommendation write) : RowController
{
    [HttpGet("")]
    public async Task<IActionResult> List(string? show, CancellationToken cancellation, int page = 1) =>
        View(await read.LoadAsync(HttpContext.Actor(), RecommendationStates.Read(show), page, cancellation));

    [HttpGet("/register/recommendations.csv")]
    public async Task<IActionResult> Csv(string? show, CancellationToken cancellation) =>
        File(await read.WriteAsync(HttpContext.Actor(), RecommendationStates.Read(show), cancellation), CsvOutput.ContentType, "recommendations.csv");

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? activity, Guid? panel, CancellationToken cancellation)
    {
        var page = await write.LoadAsync(HttpContext.Actor(), null, null, [], cancellation, activity, panel);
        ModelState.Clear(); // an address that names no activity presets none
        return View("Write", page);
    }

    [HttpPost("new")]
    public Task<IActionResult> New(RecommendationForm form, CancellationToken cancellation) => SaveAsync(null, form, cancellation);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation) =>
        await read.FindAsync(HttpContext.Actor(), id, cancellation) is { } page ? View(page) : NotFound();

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellation) =>
        await write.LoadAsync(HttpContext.Actor(), id, null, [], cancellation) is { } page ? View("Write", page) : NotFound();

    [HttpPost("{id:guid}/edit")]
    public Task<IActionResult> Edit(Guid id, RecommendationForm form, CancellationToken cancellation) => SaveAsync(id, form, cancellation);

    [HttpGet("{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id, CancellationToken cancellation) =>
        Ask(await write.LoadRemovalAsync(HttpContext.Actor(), id, cancellation));

    [HttpPost("{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id, int version, CancellationToken cancellation) => await RemovedAsync(
        await write.RemoveAsync(HttpContext.Actor(), id, version, cancellation),
        "The recommendation is removed.",
        ReadRecommendations.Link.Url,
        () => write.LoadRemovalAsync(HttpContext.Actor(), id, cancellation));

    private async Task<IActionResult> SaveAsync(Guid? id, RecommendationForm form, CancellationToken cancellation) => await KeptAsync(
        await write.HandleAsync(HttpContext.Actor(), id, form, cancellation),
        form,
        "The recommendation is saved.",
        kept => $"{ReadRecommendations.Link.Url}/{kept}",
        errors => write.LoadAsync(HttpContext.Actor(), id, form, errors, cancellation));
}
