using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.Disclosure;
using Benchmarking.Web.Shared;
using static Benchmarking.Web.Shared.FirstLetter;

namespace Benchmarking.Web.Features.ValueForMoney;

/// <summary>Cost along, outcome up, crossed where the published medians and quartiles of both lie.</summary>
public static class ValueChart
{
    /// <summary>Null where one of the two has neither an own figure nor a median, so that there is nothing to cross.</summary>
    public static CrossChartModel? Of(ValuePage page)
    {
        if (page.Pair is not { } pair)
            return null;

        var (perspective, group) = (page.Perspective, page.Timeline.Group);
        var (cost, outcome) = (Side(pair.Cost, pair.Paid, group), Side(pair.Outcome, pair.Got, group));
        if (cost is { Own: null, Median: null } || outcome is { Own: null, Median: null })
            return null;

        return new CrossChartModel
        {
            Id = $"{pair.Cost.Code}-and-{pair.Outcome.Code}",
            Title = page.Title,
            ShowTitle = false,
            Figure = $"{pair.Paid.Subject.Name} and {Lowered(pair.Got.Subject.Name)}",
            OwnName = perspective.IsMember ? "You" : null,
            Cost = cost,
            Outcome = outcome,
            Source = string.Join(' ', new[] { $"{group.Name}.", PublicationLine.Minimums(page.Timeline.Latest), page.Caveat }.OfType<string>()),
            Facts = ChartFacts.Of([pair.Paid, pair.Got], page.Timeline.Latest),
            Key = ChartKeys.Cross(perspective, cost, outcome),
            Links =
            [
                new PageLink("Download CSV", page.Address(".csv", pair.Cost.Code, pair.Outcome.Code)),
                new PageLink("What it means", "#scope"),
                new PageLink("How it is worked out", ReasonWords.Method),
            ],
        };
    }

    private static CrossSide Side(ValueFigure figure, MetricSeries series, GroupOption group)
    {
        var subject = series.Subject;
        var side = ChartFigures.Fill(new CrossSide(subject.Name, Raised(figure.Brief), ChartAxis.Nothing), subject, series.Latest, group);
        return side with { Axis = ChartFigures.Axis(subject.Metric, MetricCharts.Drawn([side])) };
    }
}
