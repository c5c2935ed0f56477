using Benchmarking.Engine.Columns;

namespace Benchmarking.Engine;

/// <summary>The observations by metric and period, organisations and periods numbered.</summary>
internal sealed class Contributions
{
    /// <summary>
    /// Beyond this no figure of this world lies, and sums of many could leave the range of decimal arithmetic.
    /// </summary>
    public const decimal LargestValue = 1_000_000_000_000_000m;

    private readonly Numbering metrics;
    private readonly Numbering periods;
    private readonly TypedColumn?[] columns;

    private Contributions(Numbering metrics, Numbering periods, Numbering organisations)
    {
        (this.metrics, this.periods, Organisations) = (metrics, periods, organisations);
        columns = new TypedColumn?[metrics.Texts.Count * periods.Texts.Count];
    }

    /// <summary>Every period observed, ascending.</summary>
    public IReadOnlyList<string> Periods => periods.Texts;

    /// <summary>Every organisation observed, with its number: in the order of their keys, whatever that of the input.</summary>
    public Numbering Organisations { get; }

    /// <summary>Gathers and checks the observations.</summary>
    public static Contributions Of(IReadOnlyList<Metric> metrics, IReadOnlyList<Observation> observations)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var metric in metrics)
        {
            if (!known.Add(metric.Code)) throw new ArgumentException($"The metric {metric.Code} is given twice.");
        }

        // The data forms of periods sort by time, so plain text order is the order of time.
        var gathered = new Contributions(
            Numbering.Of(known),
            Numbering.Of(observations.Select(observation => observation.Period)),
            Numbering.Of(observations.Select(observation => observation.Organisation)));
        foreach (var observation in observations) gathered.Add(observation);
        return gathered;
    }

    /// <summary>The values of one metric in one period; null where nobody was asked for it.</summary>
    /// <param name="metric">The metric's code, one of those given.</param>
    /// <param name="period">The period's number.</param>
    public TypedColumn? Column(string metric, int period) => columns[Place(metrics.Find(metric)!.Value, period)];

    private void Add(Observation observation)
    {
        if (metrics.Find(observation.Metric) is not { } metric)
        {
            throw new ArgumentException($"{Name(observation)}: the metric is not among those given.");
        }

        Check(observation);
        ref var column = ref columns[Place(metric, periods.Find(observation.Period)!.Value)];
        column ??= new TypedColumn(Organisations.Texts.Count);
        if (!column.Add(Organisations.Find(observation.Organisation)!.Value, observation.Value))
        {
            throw new ArgumentException(
                $"{Name(observation)} is observed twice; an organisation has one figure for a metric and a period.");
        }
    }

    private int Place(int metric, int period) => (metric * Periods.Count) + period;

    private static void Check(Observation observation)
    {
        if (observation is { Value: not null, Marker: not null })
        {
            throw new ArgumentException($"{Name(observation)} has both a value and a reason why there is none.");
        }

        if (observation.Value is < -LargestValue or > LargestValue)
        {
            throw new ArgumentException($"{Name(observation)} is beyond the largest value, {LargestValue}.");
        }
    }

    private static string Name(Observation observation) =>
        $"{observation.Organisation}, {observation.Metric}, {observation.Period}";
}
