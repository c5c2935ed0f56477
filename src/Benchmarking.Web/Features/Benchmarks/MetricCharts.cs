using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Web.Features.Disclosure;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>The charts of one metric's page: the band over time, and the latest quarter's place among the members.</summary>
public static class MetricCharts
{
    /// <summary>The band over time, with the own line in it under a member's hat and the national band at its years.</summary>
    public static BandChartModel Of(
        MetricSeries series, Timeline timeline, Perspective perspective, string title, decimal? target, NationalYears? national)
    {
        var subject = series.Subject;
        var points = series.Points.Select(point => Point(point, subject, timeline.Group, national)).ToList();
        return new BandChartModel
        {
            Id = subject.Code,
            Title = title,
            ShowTitle = false,
            Figure = subject.Name,
            Axis = ChartFigures.Axis(subject.Metric, Drawn(points, target)),
            Points = points,
            OwnName = perspective.IsMember ? "You" : null,
            Target = ChartFigures.Own(target, subject),
            NationalName = national is null ? "National median" : $"National median (TSM {national.Code})",
            Source = Source(series, timeline),
            Facts = ChartFacts.Of(series, timeline.Latest),
            Key = Key(points),
            Links =
            [
                .. Links(subject, perspective.MetricCsv(subject.Code, timeline.Group.Code)),
                .. perspective.IsMember
                    ? [TargetLink(series, timeline, perspective)]
                    : Array.Empty<PageLink>(),
            ],
        };
    }

    /// <summary>A new target is set among the members looked at; one that stands keeps its own.</summary>
    private static PageLink TargetLink(MetricSeries series, Timeline timeline, Perspective perspective) => series.Target is null
        ? new("Set a target", perspective.Target(series.Subject.Code, timeline.Group.Code))
        : new("Change the target", perspective.Target(series.Subject.Code, series.TargetGroup ?? PeerGroup.All));

    /// <summary>Where the latest own figure lies in the middle half; null where there is nothing to lie in.</summary>
    public static RowsChartModel? Place(MetricSeries series, Timeline timeline, Perspective perspective)
    {
        var (subject, latest) = (series.Subject, series.Latest);
        if (latest.Cell?.Median is null)
            return null;

        var point = ChartFigures.Fill(new RowsPoint(latest.Period.Short), subject, latest, timeline.Group);
        return new RowsChartModel
        {
            Id = $"{subject.Code}-place",
            Title = Finding.Place(series, timeline.Group),
            Figure = $"{subject.Name}, {latest.Period.Short}",
            RowHeading = "Period",
            Axis = ChartFigures.Axis(subject.Metric, Drawn([point])),
            Points = [point],
            OwnName = perspective.IsMember ? "You" : null,
            Source = Source(series, timeline),
            Facts = ChartFacts.Of(series, timeline.Latest),
            Key = ChartKeys.Rows(perspective, bar: false, [point]),
            Links = Links(subject, perspective.MetricCsv(subject.Code, timeline.Group.Code) + "&chart=place"),
        };
    }

    /// <summary>Everything a chart has to have room for.</summary>
    public static IEnumerable<decimal> Drawn(IEnumerable<ChartPoint> points, decimal? also = null) =>
        points.SelectMany(point => new[]
        {
            point.Own?.Value, point.Median?.Value, point.MiddleHalf?.Lower, point.MiddleHalf?.Upper,
            (point as BandPoint)?.National?.Value, (point as BandPoint)?.NationalHalf?.Lower, (point as BandPoint)?.NationalHalf?.Upper,
        }).Append(also).OfType<decimal>();

    private static BandPoint Point(SeriesPoint point, MetricSubject subject, GroupOption group, NationalYears? national)
    {
        var filled = ChartFigures.Fill(new BandPoint(point.Period.Short, point.Period.Words), subject, point, group);
        var mark = point.Quarter is { } quarter ? ChartFacts.Mark(quarter.Kind) : null;
        filled = filled with
        {
            Mark = mark,
            Publication = point.Quarter is { Number: var number } ? string.Create(CultureInfo.InvariantCulture, $"{number} {mark}").TrimEnd() : null,
        };
        return national?.At(point.Period) is { } year ? National(filled, year, subject) : filled;
    }

    private static BandPoint National(BandPoint point, NationalYear year, MetricSubject subject) => point with
    {
        National = ChartFigures.Own(year.Median, subject),
        NationalHalf = year is { LowerQuartile: { } lower, UpperQuartile: { } upper }
            ? new ShownRange(ChartFigures.Value(lower, subject), ChartFigures.Value(upper, subject), FigureRange.Text(lower, upper, subject.Metric))
            : null,
        NationalYear = year.IsPart ? $"{year.Period.Words}, {ChartRules.PartYear}" : year.Period.Words,
        Remarks = [.. point.Remarks, new ChartRemark("national_year", year.Period.ToString())],
    };

    private static string Source(MetricSeries series, Timeline timeline) => string.Join(' ', new[]
    {
        $"{timeline.Group.Name}.", PublicationLine.Reading(series), PublicationLine.Minimums(timeline.Latest),
    }.Where(part => part.Length > 0));

    private static string? Key(List<BandPoint> points)
    {
        var said = new List<string>();
        if (points.FirstOrDefault(point => point.SmallN) is { SmallNote: { } few })
            said.Add($"Hollow circle: a median of {few} members, so without quartiles.");
        if (points.Exists(point => point.NationalHalf is not null))
            said.Add("Outlined: the national middle half, each year at its own quarters.");
        if (points.Exists(point => point.Mark == ChartRules.Provisional))
            said.Add($"{ChartRules.Provisional} provisional.");
        if (points.Exists(point => point.Mark == ChartRules.Revised))
            said.Add($"{ChartRules.Revised} revised.");
        return said.Count == 0 ? null : string.Join(' ', said);
    }

    private static IReadOnlyList<PageLink> Links(MetricSubject subject, string csv) =>
    [
        new("Download CSV", csv),
        new("What it means", $"/metrics/{subject.Code}"),
        new("How it is worked out", ReasonWords.Method),
    ];
}
