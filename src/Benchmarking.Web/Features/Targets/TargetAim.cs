using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;

namespace Benchmarking.Web.Features.Targets;

/// <summary>What is aimed at: a value, or a place among the members.</summary>
/// <param name="Value">Of a number alone.</param>
/// <param name="Band">Of a band alone.</param>
public sealed record TargetAim(TargetKind Kind, decimal? Value, TargetBand? Band)
{
    public static TargetAim Of(Target row) => new(row.Kind, row.Value, row.Band);

    /// <summary>Bands that make sense of a metric: where no direction is good, only the middle half.</summary>
    public static IReadOnlyList<TargetBand> BandsFor(Polarity polarity) => polarity == Polarity.Neutral
        ? [TargetBand.MiddleHalf]
        : [TargetBand.BestQuarter, TargetBand.BetterHalf];

    /// <summary>"75%"; "the top quarter of members"; for what is only watched, the words of its document.</summary>
    public string Words(MetricSubject subject, string documentWords) => (Kind, Value, Band) switch
    {
        (TargetKind.Number, { } value, _) => subject.Text(value),
        (TargetKind.Band, _, { } band) => Words(band, subject.Metric.Polarity),
        (_, { } value, _) => $"{subject.Text(value)}, for information",
        _ => documentWords,
    };

    public static string Words(TargetBand band, Polarity polarity) => (band, polarity) switch
    {
        (TargetBand.BestQuarter, Polarity.LowerIsBetter) => "the lowest quarter of members (lower is better)",
        (TargetBand.BestQuarter, _) => "the top quarter of members",
        (TargetBand.BetterHalf, Polarity.LowerIsBetter) => "at or below the median (lower is better)",
        (TargetBand.BetterHalf, _) => "at or above the median",
        _ => "the middle half of members",
    };

    /// <summary>Where the target stands in a quarter: the value, or the published number that a band begins at; null where there is none.</summary>
    public decimal? Edge(Cell? cell, Polarity polarity) => (Kind, Band) switch
    {
        (TargetKind.Number, _) => Value,
        (TargetKind.Band, TargetBand.BestQuarter) => polarity == Polarity.LowerIsBetter ? cell?.LowerQuartile : cell?.UpperQuartile,
        (TargetKind.Band, TargetBand.BetterHalf) => cell?.Median,
        _ => null,
    };
}
