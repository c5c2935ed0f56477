using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Web.Features.Disclosure;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>Figures of a metric as charts, tables and files have them: one number and one text for all three.</summary>
public static class ChartFigures
{
    /// <summary>Puts what is known of a quarter into a point of a chart. The drawing says no more than the text beside it.</summary>
    public static TPoint Fill<TPoint>(TPoint point, MetricSubject subject, SeriesPoint quarter, GroupOption group)
        where TPoint : ChartPoint
    {
        var cell = quarter.Cell;
        var lacks = cell?.LowerQuartile is null;
        return point with
        {
            Own = Own(quarter.Own?.Value, subject),
            OwnNote = quarter.Own is { Value: null } own ? own.Note : null,
            Median = Median(subject, cell),
            MiddleHalf = MiddleHalf(subject, cell),
            Members = cell?.N is { } n ? new ShownFigure(n, n.ToString(CultureInfo.InvariantCulture)) : null,
            Note = lacks ? Note(quarter) : null,
            Symbol = lacks ? WhyNotShown.Symbol(cell, quarter.Quarter) : null,
            SmallN = IsSmall(quarter),
            SmallNote = IsSmall(quarter) ? Few(quarter.Quarter!) : null,
            Why = lacks || cell?.HeldFrom is not null ? WhyNotShown.ReasonOf(cell)?.Link() : null,
            HeldFrom = WhyNotShown.HeldFrom(cell),
            Remarks = quarter.Quarter is { } published ? Remarks(subject, quarter, published, group) : [],
        };
    }

    public static ShownFigure? Own(decimal? value, MetricSubject subject) =>
        value is { } known ? new ShownFigure(Value(known, subject), subject.Text(known)) : null;

    public static ShownFigure? Median(MetricSubject subject, Cell? cell) =>
        cell?.Median is { } median ? new ShownFigure(Value(median, subject), subject.Published(median, cell)) : null;

    public static ShownRange? MiddleHalf(MetricSubject subject, Cell? cell) =>
        cell is { LowerQuartile: { } lower, UpperQuartile: { } upper }
            ? new ShownRange(Value(lower, subject), Value(upper, subject), PublishedText.Range(lower, upper, cell, subject.Metric))
            : null;

    /// <summary>A round axis within the metric's limits. Ticks that are all whole are written without places: £8, not £8.00.</summary>
    public static ChartAxis Axis(Metric metric, IEnumerable<decimal> values)
    {
        var axis = ChartAxis.Around(values, metric.Decimals, value => FigureText.Format(value, metric), metric.Lower, metric.Upper);
        return axis.Ticks.All(tick => tick.Value == decimal.Truncate(tick.Value))
            ? axis with { Ticks = [.. axis.Ticks.Select(tick => tick with { Text = FigureText.Format(tick.Value, metric.Kind, 0) })] }
            : axis;
    }

    /// <summary>As shown; what would show as [low] keeps its places, since 0 would be wrong.</summary>
    public static decimal Value(decimal value, MetricSubject subject)
    {
        var rounded = FigureText.Round(value, subject.Metric.Decimals);
        return rounded == 0 ? value : rounded;
    }

    /// <summary>Likewise; null stays null.</summary>
    public static decimal? Value(decimal? value, MetricSubject subject) => value is { } known ? Value(known, subject) : null;

    /// <summary>Whether a median rests on fewer members than quartiles need.</summary>
    public static bool IsSmall(SeriesPoint point) =>
        point is { Quarter: { } quarter, Cell: { Median: not null, N: { } n } } && n < quarter.MinimumForQuartiles;

    /// <summary>Which of the numbers stand for everything beyond them: <c>median at_least</c>.</summary>
    public static string? Bounds(Cell? cell, MetricSubject subject) => cell is null ? null : string.Join(
        "; ",
        from statistic in new[] { Statistic.LowerQuartile, Statistic.Median, Statistic.UpperQuartile }
        let bound = cell.Get(statistic) is { } value ? PublishedText.BoundOf(value, cell, subject.Metric) : Bound.None
        where bound != Bound.None
        select $"{statistic.Code()} {(bound == Bound.AtLeast ? "at_least" : "at_most")}");

    private static string Few(PublishedQuarter quarter) =>
        string.Create(CultureInfo.InvariantCulture, $"fewer than {quarter.MinimumForQuartiles}");

    // A median without quartiles is a gap in the band only, and the table says so where the middle half would stand.
    private static string Note(SeriesPoint point) =>
        point.Cell?.Median is null ? WhyNotShown.Brief(point.Cell, point.Quarter) : "not shown";

    private static IReadOnlyList<ChartRemark> Remarks(
        MetricSubject subject, SeriesPoint point, PublishedQuarter quarter, GroupOption group) =>
    [
        new("metric", subject.Code),
        new("name", subject.Name),
        new("unit", subject.Metric.Unit),
        new("period", point.Period.ToString()),
        new("publication", quarter.Number.ToString(CultureInfo.InvariantCulture)),
        new("kind", quarter.Kind.ToString().ToLowerInvariant()),
        new("group", group.Code),
        new("status", point.Cell?.Status.Code()),
        new("reason", point.Cell?.Reason?.ToString()),
        new("base", point.Cell?.Base is { } step ? FigureText.Plain(step) : null),
        new("bounds", Bounds(point.Cell, subject)),
        new("held_from", point.Cell?.HeldFrom),
    ];
}
