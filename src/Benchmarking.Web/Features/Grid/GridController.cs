using System.Text;
using Benchmarking.Engine;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Grid;

/// <summary>All figures of a member over the quarters at a glance.</summary>
[RemembersGroup]
public sealed class GridController(LoadOverview overview) : Controller
{
    public const string Address = "/benchmarks/grid";

    [HttpGet(Address), May(Verb.SeeOwnBenchmarks)]
    public async Task<IActionResult> Show(string? group, OverviewFilter filter, CancellationToken cancellation) =>
        await overview.LoadAsync(HttpContext.Actor(), Perspective.Member, group, filter, cancellation) is { } page
            ? View(new GridTable(page))
            : View("/Features/Benchmarks/NothingPublished.cshtml", Perspective.Member);

    [HttpGet(Address + ".csv"), May(Verb.SeeOwnBenchmarks)]
    public async Task<IActionResult> Csv(string? group, OverviewFilter filter, CancellationToken cancellation)
    {
        var page = await overview.LoadAsync(HttpContext.Actor(), Perspective.Member, group, filter, cancellation);
        if (page is null || page.Timeline.Missing is not null)
            return NotFound();

        var code = page.Timeline.Group.Code;
        return File(await GridCsv.OfAsync(new GridTable(page), cancellation), CsvOutput.ContentType, $"grid-{page.Timeline.Latest.Period.Route}-{code.Replace(':', '-')}.csv");
    }
}

/// <summary>The grid as a file, a line for each figure of each quarter.</summary>
public static class GridCsv
{
    public static async Task<byte[]> OfAsync(GridTable grid, CancellationToken cancellation)
    {
        using var memory = new MemoryStream();
        memory.Write(Encoding.UTF8.Preamble); // tells Excel that the file is UTF-8
        var csv = new CsvOutput(memory);
        csv.Header("metric", "name", "unit", "period", "publication", "group", "you", "you_note", "band", "in_words");
        await csv.EndRowAsync(cancellation);
        foreach (var row in grid.Rows)
        {
            foreach (var cell in row.Cells)
            {
                csv.Text(row.Subject.Code).Text(row.Name).Text(row.Subject.Metric.Unit).Text(cell.Period.ToString())
                    .Number(cell.Quarter?.Number).Text(grid.Page.Timeline.Group.Code);
                csv.Number(cell.Own?.Value is { } own ? FigureText.Round(own, row.Subject.Metric.Decimals) : null)
                    .Text(cell.Own?.Value is null ? cell.Words : null).Text(cell.Letter).Text(cell.Words);
                await csv.EndRowAsync(cancellation);
            }
        }

        await csv.FlushAsync(cancellation);
        return memory.ToArray();
    }
}
