using Benchmarking.Engine;
using Benchmarking.Web.Shared;
using Moved = Benchmarking.Engine.Change;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>The change since the quarter before: of the own figure, or of the median where nobody's own is shown.</summary>
public static class Changes
{
    /// <summary>Null where either quarter has no figure.</summary>
    public static Shared.Change? Since(MetricSeries series) => Shown(Amount(series), series.Subject.Metric.Polarity);

    /// <summary>Between any two figures; null where either is missing.</summary>
    public static Shared.Change? Between(decimal? later, decimal? earlier, Metric metric) =>
        Shown(Moved.Between(later, earlier, metric), metric.Polarity);

    public static Moved? Amount(MetricSeries series)
    {
        var isOwn = series.Latest.Own is not null;
        decimal? Value(SeriesPoint? point) => isOwn ? point?.Own?.Value : point?.Cell?.Median;
        return Moved.Between(Value(series.Latest), Value(series.Before), series.Subject.Metric);
    }

    private static Shared.Change? Shown(Moved? change, Polarity polarity) => change switch
    {
        null => null,
        { Amount: 0 } same => new(Direction.Same, same.Words),
        { Amount: var amount } moved => new(
            amount > 0 ? Direction.Up : Direction.Down,
            moved.Words[2..], // the arrow is drawn
            Verdict(amount > 0, polarity)),
    };

    private static Verdict Verdict(bool up, Polarity polarity) => polarity switch
    {
        Polarity.HigherIsBetter => up ? Shared.Verdict.Better : Shared.Verdict.Worse,
        Polarity.LowerIsBetter => up ? Shared.Verdict.Worse : Shared.Verdict.Better,
        _ => Shared.Verdict.Neutral,
    };
}
