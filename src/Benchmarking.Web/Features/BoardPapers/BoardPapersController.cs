using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.BoardPapers;

/// <summary>Pages made for paper: what a board is given.</summary>
[RemembersGroup]
public sealed class BoardPapersController(LoadOverview overview) : Controller
{
    public const string SummaryAddress = "/benchmarks/board-summary";
    public const string PackAddress = "/benchmarks/board-pack";

    [HttpGet(SummaryAddress), May(Verb.SeeOwnBenchmarks)]
    public Task<IActionResult> Summary(string? group, CancellationToken cancellation) => ShowAsync(nameof(Summary), group, cancellation);

    [HttpGet(PackAddress), May(Verb.SeeOwnBenchmarks)]
    public Task<IActionResult> Pack(string? group, CancellationToken cancellation) => ShowAsync(nameof(Pack), group, cancellation);

    private async Task<IActionResult> ShowAsync(string view, string? group, CancellationToken cancellation)
    {
        var actor = HttpContext.Actor();
        return await overview.LoadAsync(actor, Perspective.Member, group, new OverviewFilter(), cancellation) is { } page
            ? View(view, new BoardSummary(page, actor.Hat!.Name))
            : View("/Features/Benchmarks/NothingPublished.cshtml", Perspective.Member);
    }
}
