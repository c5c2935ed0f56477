using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.Disclosure;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Representation;

/// <summary>Two rows for each group, those involved above all residents, every row on one axis.</summary>
public static class RepresentationChart
{
    public static RowsChartModel Of(RepresentationPage page)
    {
        var (perspective, group) = (page.Perspective, page.Timeline.Group);
        List<RowsPoint> points = [.. page.Pairs.SelectMany(pair => Rows(pair, group))];
        return new RowsChartModel
        {
            Id = "representation",
            Title = page.Title,
            ShowTitle = false,
            Figure = "Share of residents by group",
            RowHeading = "Group",
            HasGaps = true,
            OwnName = perspective.IsMember ? "You" : null,
            Axis = ChartFigures.Axis(page.Pairs[0].Involved.Subject.Metric, MetricCharts.Drawn(points, also: 0)),
            Points = points,
            Source = $"{group.Name}. {PublicationLine.Minimums(page.Timeline.Latest)} A gap of medians is the difference of the two medians shown, not the median of members’ gaps.",
            Facts = ChartFacts.Of([.. page.Pairs.SelectMany(pair => new[] { pair.Involved, pair.All })], page.Timeline.Latest),
            Key = ChartKeys.Rows(perspective, bar: false, points),
            Links =
            [
                new PageLink("Download CSV", perspective.MetricCsv(AlsoLookAt.Representation, group.Code)),
                new PageLink("What it means", "#groups"),
                new PageLink("How it is worked out", ReasonWords.Method),
            ],
        };
    }

    private static IEnumerable<RowsPoint> Rows(RepresentationPair pair, GroupOption group)
    {
        yield return ChartFigures.Fill(new RowsPoint("Involved"), pair.Involved.Subject, pair.Involved.Latest, group) with
        {
            Group = pair.Group.Name,
            GroupNote = RepresentationFinding.Beside(pair),
            OwnGap = Gap(pair.OwnGap),
            MedianGap = Gap(pair.MedianGap),
        };
        yield return ChartFigures.Fill(new RowsPoint("All residents") { IsBase = true }, pair.All.Subject, pair.All.Latest, group);
    }

    private static ShownFigure? Gap(Engine.Change? gap) =>
        gap is { } known ? new ShownFigure(known.Amount, RepresentationFinding.Words(known)) : null;
}
