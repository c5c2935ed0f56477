using Benchmarking.Engine;
using Benchmarking.Web.Shared;
using static Benchmarking.Web.Shared.FirstLetter;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>The little picture of where the viewer stands. Its ends follow from what is published and from nothing else.</summary>
public static class Strips
{
    public static StripModel Of(MetricSeries series)
    {
        var (subject, point) = (series.Subject, series.Latest);
        if (point.Cell is not { Median: { } median } cell)
            return StripModel.Hidden(WhyNotShown.Sentence(point.Cell, point.Quarter) ?? WhyNotShown.Neutral);

        var own = point.Own?.Value;
        var (lowest, highest) = Ends(subject, cell, median);
        return new StripModel(
            Math.Min(lowest, own ?? lowest),
            Math.Max(highest, own ?? highest),
            cell.LowerQuartile,
            median,
            cell.UpperQuartile,
            own,
            Label(subject, cell, median, own));
    }

    /// <summary>The middle half takes the middle third; without quartiles the plausible range stands in.</summary>
    private static (decimal Lowest, decimal Highest) Ends(MetricSubject subject, Cell cell, decimal median)
    {
        var metric = subject.Metric;
        var (lowest, highest) = cell is { LowerQuartile: { } lower, UpperQuartile: { } upper } && upper > lower
            ? (lower - (upper - lower), upper + (upper - lower))
            : (Math.Min(median, subject.PlausibleLow ?? metric.Lower ?? 0),
                Math.Max(median, subject.PlausibleHigh ?? metric.Upper ?? (2 * median)));
        return (Math.Max(lowest, metric.Lower ?? lowest), Math.Min(highest, metric.Upper ?? highest));
    }

    private static string Label(MetricSubject subject, Cell cell, decimal median, decimal? own)
    {
        var said = new List<string>();
        if (cell is { LowerQuartile: { } lower, UpperQuartile: { } upper })
            said.Add($"middle half {PublishedText.Range(lower, upper, cell, subject.Metric)}");
        said.Add($"median {subject.Published(median, cell)}");
        if (own is { } value)
            said.Add($"you {subject.Text(value)}");
        var label = string.Join(", ", said);
        return Raised(label);
    }
}
