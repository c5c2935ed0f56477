using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>A page whose subject is one chart.</summary>
public interface IShowsChart : IShowsGroup
{
    /// <summary>Null where the latest publication has nothing to draw.</summary>
    ChartModel? Drawn { get; }
}

/// <summary>Such a page and its file, for members and for the sector alike.</summary>
/// <param name="view">Name of the view.</param>
/// <param name="file">What the file is called.</param>
[RemembersGroup]
public abstract class ChartPages(Perspective perspective, string view, string file) : Controller
{
    /// <summary>Null while nothing is published.</summary>
    protected abstract Task<IShowsChart?> LoadAsync(Actor actor, Perspective perspective, string? group, CancellationToken cancellation);

    protected async Task<IActionResult> ShowAsync(string? group, CancellationToken cancellation) =>
        await LoadAsync(HttpContext.Actor(), perspective, group, cancellation) is { } page
            ? View(view, page)
            : View("/Features/Benchmarks/NothingPublished.cshtml", perspective);

    protected async Task<IActionResult> FileAsync(string? group, CancellationToken cancellation) =>
        await LoadAsync(HttpContext.Actor(), perspective, group, cancellation) is { Timeline.Missing: null, Drawn: { } chart } page
            ? File(await ChartFile.OfAsync(chart, cancellation), CsvOutput.ContentType, page.Timeline.FileName(file))
            : NotFound();
}
