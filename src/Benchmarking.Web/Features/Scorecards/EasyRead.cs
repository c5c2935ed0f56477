using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Scorecards;

/// <summary>
/// The core figures of all members in easy read, from published medians and from nothing else: read without an
/// organisation, so that no own figure can be among them.
/// </summary>
public sealed class LoadEasyRead(TenantDoor door)
{
    /// <summary>Null while nothing is published.</summary>
    public async Task<SheetPage?> LoadAsync(CancellationToken cancellation)
    {
        await using var transaction = await door.OpenPublicAsync(cancellation);
        if (await transaction.Db.FindTimelineAsync(null, cancellation) is not { } timeline)
            return null;

        var series = await transaction.Db.ReadSeriesAsync(timeline, Perspective.Sector, alone: null, cancellation);
        var latest = timeline.Latest;
        return new SheetPage(
            "How members are doing",
            latest.Period.Words,
            "The core figures of all members in plain words.",
            $"{PublicationLine.Of(latest)} {PublicationLine.Minimums(latest)} “The middle member”: half of the members are above it, half below. No member’s own figure is on this page.",
            new ScorecardContent([.. series.Where(one => one.Subject.IsCore && one.Latest.Cell is not null).Select(Line)], []));
    }

    public static ScorecardLine Line(MetricSeries series)
    {
        var (subject, latest) = (series.Subject, series.Latest);
        if (latest.Cell is not { Median: { } median } cell)
        {
            var why = WhyNotShown.Sentence(latest.Cell, latest.Quarter) ?? WhyNotShown.Neutral;
            return new ScorecardLine(subject.Code, subject.Name, $"“{subject.Name}” is not shown.", "", latest.Period.Words, null, null, null)
            {
                Why = $"{why.TrimEnd('.')}.",
            };
        }

        var plain = PlainMedians.Of(median, cell, subject.Metric);
        var held = PlainMedians.Held(cell);
        var lastYear = series.YearBefore?.Cell;
        return new ScorecardLine(
            subject.Code,
            subject.Name,
            PlainSentences.SectorSentence(subject, plain) + (held is null ? "" : $" This is {held}."),
            $"median {subject.Published(median, cell)}{(cell.N is { } n ? $", {n} members" : "")}",
            latest.Period.Words,
            plain.People,
            // A held number is one of another quarter: a year before it lies elsewhere.
            held is null && PlainMedians.Held(lastYear) is null ? PlainSentences.Since(median, lastYear?.Median, subject.Metric) : null,
            null);
    }
}

/// <summary>The steering group's easy-read page.</summary>
public sealed class EasyReadController(LoadEasyRead load) : Controller
{
    [HttpGet("/sector/easy-read"), May(Verb.SeeSectorBenchmarks)]
    public async Task<IActionResult> EasyRead(CancellationToken cancellation) =>
        await load.LoadAsync(cancellation) is { } sheet ? View(sheet) : View("/Features/Benchmarks/NothingPublished.cshtml", Perspective.Sector);
}
