using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Web.Features.Disclosure;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>The band over time of one metric, with the own line in it under a member's hat.</summary>
public static class MetricCharts
{
    public static BandChartModel Of(
        MetricSeries series, Timeline timeline, Perspective perspective, string title, decimal? target)
    {
        var subject = series.Subject;
        var group = timeline.Group;
        return new BandChartModel
        {
            Id = subject.Code,
            Title = title,
            ShowTitle = false,
            Figure = subject.Name,
            Axis = ChartAxis.Around(
                Drawn(series, target), subject.Metric.Decimals, subject.Text, subject.Metric.Lower, subject.Metric.Upper),
            Points = [.. series.Points.Select(point => Point(point, subject))],
            OwnName = perspective.IsMember ? "You" : null,
            Target = target is { } aim ? new ShownFigure(aim, subject.Text(aim)) : null,
            Source = $"{group.Name}. {PublicationLine.Basis(series)} {PublicationLine.Minimums(timeline.Latest)}",
            Links =
            [
                new PageLink("Download CSV", perspective.MetricCsv(subject.Code, group.Code)),
                .. perspective.IsMember ? [new PageLink(target is null ? "Set a target" : "Change the target", perspective.Target(subject.Code, group.Code))] : Array.Empty<PageLink>(),
                new PageLink("What it means", $"/metrics/{subject.Code}"),
                new PageLink("How it is worked out", ReasonWords.Method),
            ],
        };
    }

    private static BandPoint Point(SeriesPoint point, MetricSubject subject)
    {
        var cell = point.Cell;
        return new BandPoint(
            point.Period.Short,
            point.Period.Words,
            Figure(point.Own?.Value, subject),
            cell?.Median is { } median ? new ShownFigure(Rounded(median, subject), subject.Published(median, cell)) : null,
            cell is { LowerQuartile: { } lower, UpperQuartile: { } upper }
                ? new ShownRange(Rounded(lower, subject), Rounded(upper, subject), PublishedText.Range(lower, upper, cell, subject.Metric))
                : null,
            OwnNote: point.Own is { Value: null } own ? own.Note : null,
            Note: cell?.LowerQuartile is null ? Note(point) : null,
            Members: cell?.N?.ToString(CultureInfo.InvariantCulture))
        {
            Why = cell?.LowerQuartile is null || cell.HeldFrom is not null ? WhyNotShown.ReasonOf(cell)?.Link() : null,
            HeldFrom = WhyNotShown.HeldFrom(cell),
        };
    }

    // A median without quartiles is a gap in the band only, and the table says so where the middle half would stand.
    private static string Note(SeriesPoint point) =>
        point.Cell?.Median is null ? WhyNotShown.Brief(point.Cell, point.Quarter) : "not shown";

    // The drawing says no more than the table beside it: its numbers are rounded too.
    private static ShownFigure? Figure(decimal? value, MetricSubject subject) =>
        value is { } known ? new ShownFigure(Rounded(known, subject), subject.Text(known)) : null;

    private static decimal Rounded(decimal value, MetricSubject subject) => FigureText.Round(value, subject.Metric.Decimals);

    private static IEnumerable<decimal> Drawn(MetricSeries series, decimal? target) =>
        series.Points
            .SelectMany(point => new[] { point.Own?.Value, point.Cell?.Median, point.Cell?.LowerQuartile, point.Cell?.UpperQuartile })
            .Append(target)
            .OfType<decimal>();
}
