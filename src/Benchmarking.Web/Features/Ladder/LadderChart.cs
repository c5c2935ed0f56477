using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.Disclosure;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Ladder;

/// <summary>The ladder as rows on one axis from nought: own bar, median, middle half, rung by rung.</summary>
public static class LadderChart
{
    public static RowsChartModel Of(LadderPage page)
    {
        var (perspective, group) = (page.Perspective, page.Timeline.Group);
        // The top of the ladder stands on top.
        List<RowsPoint> points =
        [
            .. page.Rungs.Reverse().Select(rung => ChartFigures.Fill(
                new RowsPoint($"{rung.Rung} {rung.Name}"), rung.Series.Subject, rung.Series.Latest, group)),
        ];
        return new RowsChartModel
        {
            Id = "ladder",
            Title = page.Title,
            ShowTitle = false,
            Figure = "Share of activities on each rung",
            RowHeading = "Rung",
            OwnAsBar = true,
            OwnName = perspective.IsMember ? "You" : null,
            Axis = ChartFigures.Axis(page.Rungs[0].Series.Subject.Metric, MetricCharts.Drawn(points, also: 0)), // one for all, from nought
            Points = points,
            Source = $"{group.Name}. {PublicationLine.Minimums(page.Timeline.Latest)} Medians of different rungs come from different members, so they do not add up to 100%.",
            Facts = ChartFacts.Of([.. page.Rungs.Select(rung => rung.Series)], page.Timeline.Latest),
            Key = ChartKeys.Rows(perspective, bar: true, points),
            Links =
            [
                new PageLink("Download CSV", perspective.MetricCsv(AlsoLookAt.Ladder, group.Code)),
                new PageLink("What it means", "#rungs"),
                new PageLink("How it is worked out", ReasonWords.Method),
            ],
        };
    }
}
