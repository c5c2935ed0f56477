using Benchmarking.Engine;
using Benchmarking.Web.Features.Benchmarks;

namespace Benchmarking.Web.Features.Sector;

/// <summary>
/// How far members lie apart in the latest publication, the widest middle half first. Figures of different units are
/// compared by how much of the range in which figures are expected the middle half takes up.
/// </summary>
/// <param name="LeftOut">Figures without a middle half, and why.</param>
public sealed record SpreadPage(Timeline Timeline, IReadOnlyList<SpreadRow> Rows, IReadOnlyList<LeftOutRow> LeftOut) : IShowsGroup
{
    public static SpreadPage Of(SectorFigures figures)
    {
        var (rows, leftOut) = (new List<SpreadRow>(), new List<LeftOutRow>());
        foreach (var series in figures.Series.Where(series => series.Latest.Cell is not null))
        {
            if (series.Latest.Cell is { LowerQuartile: { } lower, UpperQuartile: { } upper } cell)
                rows.Add(new SpreadRow(series, cell, upper - lower, Share(series.Subject, upper - lower)));
            else
                leftOut.Add(new LeftOutRow(series.Subject, null, WhyNotShown.Sentence(series.Latest.Cell, series.Latest.Quarter) ?? "Only the median is shown"));
        }

        return new SpreadPage(
            figures.Timeline,
            [.. rows.OrderByDescending(row => row.Share ?? -1).ThenBy(row => row.Series.Subject.ModulePosition).ThenBy(row => row.Series.Subject.Position)],
            leftOut);
    }

    /// <summary>In whole per cent of the range; null where the catalogue names none.</summary>
    private static decimal? Share(MetricSubject subject, decimal width) =>
        ((subject.PlausibleHigh ?? subject.Metric.Upper) - (subject.PlausibleLow ?? subject.Metric.Lower)) is > 0 and var range
            ? Math.Round(100 * width / range, 0, MidpointRounding.AwayFromZero)
            : null;
}

/// <summary>One metric's middle half.</summary>
/// <param name="Width">Upper quartile less lower quartile.</param>
/// <param name="Share">Per cent of the range in which figures are expected.</param>
public sealed record SpreadRow(MetricSeries Series, Cell Cell, decimal Width, decimal? Share)
{
    public MetricSubject Subject => Series.Subject;

    public string MiddleHalf => PublishedText.Range(Cell.LowerQuartile!.Value, Cell.UpperQuartile!.Value, Cell, Subject.Metric);

    public string Median => Cell.Median is { } median ? Subject.Published(median, Cell) : "–";

    /// <summary>"16 points", "£10.00".</summary>
    public string WidthText => Finding.Size(Change.Between(Cell.UpperQuartile, Cell.LowerQuartile, Subject.Metric)!);

    public string ShareText => Share is { } share ? $"{FigureText.Number(share)}%" : "–";
}
