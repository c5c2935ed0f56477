using Benchmarking.Engine;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Sector;

/// <summary>The steering group's looks at the sector beside its list of all figures. Each has its file; none has a member in it.</summary>
[Route("sector"), May(Verb.SeeSectorBenchmarks), RemembersGroup]
public sealed class SectorViewsController(ReadSector read, LoadAnswering answering) : Controller
{
    [HttpGet("changes")]
    public async Task<IActionResult> Changes(string? group, CancellationToken cancellation) =>
        await read.LoadAsync(group, cancellation) is { } figures ? View(ChangesPage.Of(figures)) : Nothing();

    [HttpGet("changes.csv")]
    public async Task<IActionResult> ChangesCsv(string? group, CancellationToken cancellation) =>
        await FiguresAsync(group, cancellation) is { } figures
            ? Csv(await SectorCsv.OfAsync(ChangesPage.Of(figures), cancellation), "changes", figures.Timeline)
            : NotFound();

    [HttpGet("spread")]
    public async Task<IActionResult> Spread(string? group, CancellationToken cancellation) =>
        await read.LoadAsync(group, cancellation) is { } figures ? View(SpreadPage.Of(figures)) : Nothing();

    [HttpGet("spread.csv")]
    public async Task<IActionResult> SpreadCsv(string? group, CancellationToken cancellation) =>
        await FiguresAsync(group, cancellation) is { } figures
            ? Csv(await SectorCsv.OfAsync(SpreadPage.Of(figures), cancellation), "spread", figures.Timeline)
            : NotFound();

    [HttpGet("compare")]
    public async Task<IActionResult> Compare(Period? from, Period? to, string? group, CancellationToken cancellation)
    {
        if (await read.LoadAsync(group, cancellation) is not { } figures)
            return Nothing();
        return ComparePage.Of(figures, from, to) is { } page ? View(page) : NotFound();
    }

    [HttpGet("compare.csv")]
    public async Task<IActionResult> CompareCsv(Period? from, Period? to, string? group, CancellationToken cancellation) =>
        await FiguresAsync(group, cancellation) is { } figures && ComparePage.Of(figures, from, to) is { } page
            ? Csv(await SectorCsv.OfAsync(page, cancellation), $"compare-{page.From.Period.Route}-{page.To.Period.Route}", figures.Timeline)
            : NotFound();

    [HttpGet("splits")]
    public async Task<IActionResult> Splits(string? metric, CancellationToken cancellation) =>
        await read.LoadSplitAsync(metric, cancellation) is { } split ? View(SplitsPage.Of(split)) : metric is null ? Nothing() : NotFound();

    [HttpGet("splits.csv")]
    public async Task<IActionResult> SplitsCsv(string? metric, CancellationToken cancellation) =>
        await read.LoadSplitAsync(metric, cancellation) is { } split
            ? File(await SectorCsv.OfAsync(SplitsPage.Of(split), cancellation), CsvOutput.ContentType, $"splits-{split.Subject.Code}.csv")
            : NotFound();

    [HttpGet("answering")]
    public async Task<IActionResult> Answering(CancellationToken cancellation) =>
        await answering.LoadAsync(HttpContext.Actor(), cancellation) is { } page ? View(page) : Nothing();

    [HttpGet("answering.csv")]
    public async Task<IActionResult> AnsweringCsv(CancellationToken cancellation) =>
        await answering.LoadAsync(HttpContext.Actor(), cancellation) is { } page
            ? File(await SectorCsv.OfAsync(page, cancellation), CsvOutput.ContentType, "answering.csv")
            : NotFound();

    [HttpGet("present")]
    public async Task<IActionResult> Present(string? metric, string? group, CancellationToken cancellation)
    {
        if (await read.LoadAsync(group, cancellation) is not { } figures)
            return Nothing();
        if (PresentPage.Of(figures, metric) is { } page)
            return View(page);
        return metric is null ? Nothing() : NotFound();
    }

    /// <summary>For a file: null also where the group asked for is not published, for a file must be what its name says.</summary>
    private async Task<SectorFigures?> FiguresAsync(string? group, CancellationToken cancellation) =>
        await read.LoadAsync(group, cancellation) is { Timeline.Missing: null } figures ? figures : null;

    private ViewResult Nothing() => View("/Features/Benchmarks/NothingPublished.cshtml", Perspective.Sector);

    private FileContentResult Csv(byte[] bytes, string name, Timeline timeline) =>
        File(bytes, CsvOutput.ContentType, timeline.FileName(name));
}
