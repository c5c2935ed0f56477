using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Scorecards;

/// <summary>
/// What a scorecard is made from: the organisation's own figures of the latest published quarter, and nothing of anybody
/// else but published medians.
/// </summary>
/// <param name="Latest">Null while nothing is published.</param>
/// <param name="Figures">Metrics of which the organisation has a figure there, core ones first.</param>
/// <param name="Entries">Its "You said, we did" that are not put away, the newest first.</param>
public sealed record ScorecardGround(PublishedQuarter? Latest, IReadOnlyList<MetricSeries> Figures, IReadOnlyList<SaidEntry> Entries)
{
    /// <summary>Core figures to begin with, as many as go on one page.</summary>
    public const int FirstFigures = 6;

    /// <summary>What is proposed before anybody chose.</summary>
    public DraftContent First => new(
        [.. Figures.Where(series => series.Subject.IsCore).Take(FirstFigures).Select(series => new ChosenFigure(series.Subject.Code, PlainSentences.Wording(series.Subject)))],
        [],
        ShowMedian: false);

    /// <summary>The page that a choice makes today. A chosen figure that the latest quarter does not have is left out.</summary>
    public ScorecardContent Make(DraftContent draft) => new(
        [
            .. from chosen in draft.Figures
               join series in Figures on chosen.Metric equals series.Subject.Code
               select Line(series, chosen.Wording, draft.ShowMedian),
        ],
        [
            .. from id in draft.Entries
               join entry in Entries on id equals entry.Id
               select new ScorecardEntry(entry.YouSaid, entry.WeDid, entry.WhatChanged, Month(entry.HappenedOn)),
        ]);

    /// <summary>Codes that were chosen and have no figure in the latest quarter.</summary>
    public IReadOnlyList<string> Missing(DraftContent draft) =>
        [.. draft.Figures.Select(chosen => chosen.Metric).Except(Figures.Select(series => series.Subject.Code))];

    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    private static ScorecardLine Line(MetricSeries series, string wording, bool showMedian)
    {
        var (subject, latest) = (series.Subject, series.Latest);
        var own = latest.Own!.Value!.Value;
        var plain = PlainFigures.Of(own, subject.Metric);
        return new ScorecardLine(
            subject.Code,
            subject.Name,
            PlainSentences.Sentence(wording, plain),
            subject.Text(own),
            latest.Period.Words,
            plain.People,
            PlainSentences.Since(own, series.YearBefore?.Own?.Value, subject.Metric),
            showMedian && latest.Cell is { Median: { } median } cell
                ? PlainMedians.Of(median, cell, subject.Metric).Words + (PlainMedians.Held(cell) is { } held ? $" ({held})" : "")
                : null);
    }
}

public static class ScorecardGroundQueries
{
    public static async Task<ScorecardGround> ReadScorecardGroundAsync(this BenchmarkingDb db, CancellationToken cancellation)
    {
        var entries = await db.SaidEntries.AsNoTracking().Where(row => row.ArchivedAt == null)
            .OrderByDescending(row => row.HappenedOn).ThenBy(row => row.Id).ToListAsync(cancellation);
        if (await db.FindTimelineAsync(null, cancellation) is not { } timeline)
            return new ScorecardGround(null, [], entries);

        var series = await db.ReadSeriesAsync(timeline, Perspective.Member, alone: null, cancellation);
        return new ScorecardGround(
            timeline.Latest,
            [
                .. series.Where(one => one.Latest.Own?.Value is not null && one.Subject.Metric.Kind != MetricKind.Rating)
                    .OrderBy(one => one.Subject.IsCore ? 0 : 1),
            ],
            entries);
    }

    /// <summary>The standing draft; null where nobody chose yet.</summary>
    public static Task<ScorecardDraft?> FindDraftAsync(this BenchmarkingDb db, CancellationToken cancellation) =>
        db.ScorecardDrafts.SingleOrDefaultAsync(cancellation);

    public static Task<Scorecard?> FindApprovedAsync(this BenchmarkingDb db, CancellationToken cancellation) =>
        db.Scorecards.AsNoTracking().OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellation);

    /// <summary>The public address in force; null where there is none.</summary>
    public static Task<ScorecardLink?> FindLinkAsync(this BenchmarkingDb db, CancellationToken cancellation) =>
        db.ScorecardLinks.SingleOrDefaultAsync(row => row.RevokedAt == null, cancellation);
}
