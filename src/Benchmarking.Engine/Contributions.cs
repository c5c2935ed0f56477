using System.Runtime.InteropServices;

namespace Benchmarking.Engine;

/// <summary>The observations by metric and period, organisations and periods numbered.</summary>
internal sealed class Contributions
{
    /// <summary>
    /// Beyond this no figure of this world lies, and sums of many could leave the range of decimal arithmetic.
    /// </summary>
    public const decimal LargestValue = 1_000_000_000_000_000m;

    private readonly Dictionary<(string Metric, int Period), Column> columns = [];

    private Contributions(IReadOnlyList<string> periods, Dictionary<string, int> organisations) =>
        (Periods, Organisations) = (periods, organisations);

    /// <summary>Every period observed, ascending.</summary>
    public IReadOnlyList<string> Periods { get; }

    /// <summary>Every organisation observed, with its number.</summary>
    public Dictionary<string, int> Organisations { get; }

    /// <summary>Gathers and checks the observations.</summary>
    public static Contributions Of(IReadOnlyList<Metric> metrics, IReadOnlyList<Observation> observations)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var metric in metrics)
        {
            if (!known.Add(metric.Code)) throw new ArgumentException($"The metric {metric.Code} is given twice.");
        }

        // The data forms of periods sort by time, so plain text order is the order of time.
        var periods = observations.Select(observation => observation.Period)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < periods.Length; i++) numbers.Add(periods[i], i);

        var gathered = new Contributions(periods, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var observation in observations)
        {
            Check(observation, known);
            gathered.Add(observation, numbers[observation.Period]);
        }

        return gathered;
    }

    /// <summary>The values of one metric in one period; null where nobody was asked for it.</summary>
    public Column? Column(string metric, int period) => columns.GetValueOrDefault((metric, period));

    private void Add(Observation observation, int period)
    {
        if (!Organisations.TryGetValue(observation.Organisation, out var organisation))
        {
            Organisations.Add(observation.Organisation, organisation = Organisations.Count);
        }

        ref var column = ref CollectionsMarshal.GetValueRefOrAddDefault(
            columns, (observation.Metric, period), out _);
        column ??= new Column();
        if (!column.Add(organisation, observation.Value))
        {
            throw new ArgumentException(
                $"{Name(observation)} is observed twice; an organisation has one figure for a metric and a period.");
        }
    }

    private static void Check(Observation observation, HashSet<string> known)
    {
        if (!known.Contains(observation.Metric))
        {
            throw new ArgumentException($"{Name(observation)}: the metric is not among those given.");
        }

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

/// <summary>One metric in one period: who answered, and the values given.</summary>
internal sealed class Column
{
    private readonly HashSet<int> answered = [];
    private readonly List<decimal> values = [];
    private readonly List<int> organisations = [];

    /// <summary>The values; ascending once sorted.</summary>
    public ReadOnlySpan<decimal> Values => CollectionsMarshal.AsSpan(values);

    /// <summary>Whose they are, in the same order.</summary>
    public ReadOnlySpan<int> Organisations => CollectionsMarshal.AsSpan(organisations);

    /// <summary>Notes an answer; false where the organisation has answered already.</summary>
    public bool Add(int organisation, decimal? value)
    {
        if (!answered.Add(organisation)) return false;
        if (value is { } number)
        {
            values.Add(number);
            organisations.Add(organisation);
        }

        return true;
    }

    /// <summary>Puts the values in ascending order, keeping each with its organisation.</summary>
    public void Sort() => CollectionsMarshal.AsSpan(values).Sort(CollectionsMarshal.AsSpan(organisations));
}
