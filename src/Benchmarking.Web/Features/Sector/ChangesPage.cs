using Benchmarking.Engine;
using Benchmarking.Web.Features.Benchmarks;
using Change = Benchmarking.Web.Shared.Change;

namespace Benchmarking.Web.Features.Sector;

/// <summary>What moved between the two latest publications of different quarters, the most first.</summary>
/// <param name="Before">The quarter before the latest; null where only one is published.</param>
/// <param name="Rows">What moved, by how much of the middle half; those without a middle half last.</param>
/// <param name="Same">Medians that are what they were.</param>
/// <param name="LeftOut">Figures of which either quarter shows no median, and why.</param>
public sealed record ChangesPage(
    Timeline Timeline,
    PublishedQuarter? Before,
    IReadOnlyList<ChangeRow> Rows,
    IReadOnlyList<ChangeRow> Same,
    IReadOnlyList<LeftOutRow> LeftOut) : IShowsGroup
{
    public static ChangesPage Of(SectorFigures figures)
    {
        var timeline = figures.Timeline;
        if (timeline.Quarters.Count < 2)
            return new ChangesPage(timeline, null, [], [], []);

        var before = timeline.Quarters[^2];
        var (rows, leftOut) = (new List<ChangeRow>(), new List<LeftOutRow>());
        foreach (var series in figures.Series)
        {
            var (then, now) = (series.In(before), series.Latest);
            if (then?.Cell is null && now.Cell is null)
                continue;
            if (then?.Cell is { Median: { } earlier } old && now.Cell is { Median: { } later } latest)
                rows.Add(ChangeRow.Of(series.Subject, old, earlier, latest, later));
            else
                leftOut.Add(LeftOutRow.Of(series, then, now));
        }

        return new ChangesPage(
            timeline,
            before,
            [.. rows.Where(row => row.Amount != 0).OrderByDescending(row => row.Share ?? -1)],
            [.. rows.Where(row => row.Amount == 0)],
            leftOut);
    }
}

/// <summary>One metric's median, then and now.</summary>
/// <param name="Amount">Later less earlier, as shown.</param>
/// <param name="Share">How much of the middle half that is; null where no middle half is shown, or it has no width.</param>
/// <param name="IsHeld">The later number is an earlier one, held until enough have changed.</param>
public sealed record ChangeRow(MetricSubject Subject, Cell Then, Cell Now, Change Change, decimal Amount, decimal? Share, bool IsHeld)
{
    public string ThenText => Subject.Published(Then.Median!.Value, Then);

    public string NowText => Subject.Published(Now.Median!.Value, Now);

    /// <summary>"0.4" of the middle half; empty where there is no middle half to set it against.</summary>
    public string ShareText => Share switch
    {
        null => "",
        < 0.05m => "under 0.1",
        { } share => FigureText.Number(FigureText.Round(share, 1)),
    };

    internal static ChangeRow Of(MetricSubject subject, Cell old, decimal earlier, Cell latest, decimal later)
    {
        var amount = Engine.Change.Between(later, earlier, subject.Metric)!.Amount;
        var width = Width(old) ?? Width(latest);
        return new ChangeRow(
            subject, old, latest, Changes.Between(later, earlier, subject.Metric)!, amount,
            width > 0 ? Math.Abs(amount) / width.Value : null,
            latest.HeldFrom is not null);
    }

    private static decimal? Width(Cell cell) => cell.UpperQuartile - cell.LowerQuartile;
}

/// <summary>A metric that cannot be compared between two quarters.</summary>
/// <param name="Then">Why the earlier quarter has no median; null where it has.</param>
/// <param name="Now">The same of the later.</param>
public sealed record LeftOutRow(MetricSubject Subject, string? Then, string? Now)
{
    internal static LeftOutRow Of(MetricSeries series, SeriesPoint? then, SeriesPoint now) =>
        new(series.Subject, Why(then), Why(now));

    private static string? Why(SeriesPoint? point) => point?.Cell?.Median is null ? WhyNotShown.Sentence(point?.Cell, point?.Quarter) : null;
}

public static class SeriesPoints
{
    /// <summary>The point of a quarter; null where the series does not reach it.</summary>
    public static SeriesPoint? In(this MetricSeries series, PublishedQuarter quarter) =>
        series.Points.FirstOrDefault(point => point.Quarter == quarter);
}
