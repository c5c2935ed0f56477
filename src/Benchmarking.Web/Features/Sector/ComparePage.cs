using Benchmarking.Engine;
using Benchmarking.Web.Features.Benchmarks;
using Change = Benchmarking.Web.Shared.Change;

namespace Benchmarking.Web.Features.Sector;

/// <summary>Two published quarters beside each other.</summary>
public sealed record ComparePage(Timeline Timeline, PublishedQuarter From, PublishedQuarter To, IReadOnlyList<CompareModule> Modules) : IShowsGroup
{
    /// <summary>The earlier quarter first, whichever way round they were asked for, so that a change is one over time.</summary>
    /// <param name="from">The earlier; null for the same quarter a year before, or the first there is.</param>
    /// <param name="to">The later; null for the latest.</param>
    /// <returns>Null where a quarter asked for is not among those published.</returns>
    public static ComparePage? Of(SectorFigures figures, Period? from, Period? to)
    {
        var quarters = figures.Timeline.Quarters;
        var later = Find(quarters, to) ?? (to is null ? figures.Timeline.Latest : null);
        if (later is null)
            return null;

        var yearBefore = later.Period.Previous.Previous.Previous.Previous;
        var earlier = Find(quarters, from)
            ?? (from is null ? Find(quarters, yearBefore) ?? quarters.FirstOrDefault(quarter => quarter != later) ?? later : null);
        if (earlier?.Period.CompareTo(later.Period) > 0)
            (earlier, later) = (later, earlier);
        return earlier is null
            ? null
            : new ComparePage(figures.Timeline, earlier, later,
                [
                    .. from series in figures.Series
                       let row = CompareRow.Of(series, series.In(earlier), series.In(later))
                       where row.Then is not null || row.Now is not null
                       group row by series.Subject.ModuleName into module
                       select new CompareModule(module.Key, [.. module]),
                ]);
    }

    private static PublishedQuarter? Find(IReadOnlyList<PublishedQuarter> quarters, Period? period) =>
        quarters.FirstOrDefault(quarter => quarter.Period == period);
}

public sealed record CompareModule(string Name, IReadOnlyList<CompareRow> Rows);

/// <summary>One metric in two quarters.</summary>
/// <param name="Then">Its cell in the earlier; null where that publication has none.</param>
/// <param name="Change">Of the median; null where either is not shown.</param>
public sealed record CompareRow(MetricSubject Subject, CompareSide? Then, CompareSide? Now, Change? Change)
{
    internal static CompareRow Of(MetricSeries series, SeriesPoint? then, SeriesPoint? now) => new(
        series.Subject,
        CompareSide.Of(series.Subject, then),
        CompareSide.Of(series.Subject, now),
        Changes.Between(now?.Cell?.Median, then?.Cell?.Median, series.Subject.Metric));
}

/// <summary>A metric in one quarter, as read.</summary>
/// <param name="Why">Why a number is missing; null where none is.</param>
public sealed record CompareSide(Cell Cell, string? Median, string? MiddleHalf, string? Why)
{
    internal static CompareSide? Of(MetricSubject subject, SeriesPoint? point) => point?.Cell is { } cell
        ? new CompareSide(
            cell,
            cell.Median is { } median ? subject.Published(median, cell) : null,
            cell is { LowerQuartile: { } lower, UpperQuartile: { } upper } ? PublishedText.Range(lower, upper, cell, subject.Metric) : null,
            WhyNotShown.InRow(cell, point.Quarter))
        : null;
}
