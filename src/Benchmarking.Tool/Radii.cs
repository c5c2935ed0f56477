using Benchmarking.Engine;

namespace Benchmarking.Tool;

/// <summary>The protection radius τ of every protected metric: of the catalogue, else of the ledger, else derived from the figures.</summary>
public sealed record Radii(IReadOnlyList<Metric> Metrics, IReadOnlyDictionary<string, Tolerance> Derived)
{
    /// <summary>Settles the radii, and says which were derived and how to make them part of the catalogue.</summary>
    /// <param name="inputs">The metrics and the figures.</param>
    /// <param name="errors">Where it is said.</param>
    public static Radii Settle(Inputs inputs, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var derived = new Dictionary<string, Tolerance>(StringComparer.Ordinal);
        var figures = inputs.Earlier.Concat(inputs.Observations).Where(one => one.Value is not null).ToLookup(one => one.Metric, StringComparer.Ordinal);
        var settled = inputs.Metrics.Select(Settled).ToList();
        if (derived.Count > 0) Say(settled.Where(metric => derived.ContainsKey(metric.Code)), inputs.Ledger is not null, errors);
        return new(settled, derived);

        Metric Settled(Metric metric)
        {
            // Of a judgement the radius is one category, whatever the catalogue says.
            if (metric is not { Sensitivity: Sensitivity.Protected, Tolerance: null, Kind: not MetricKind.Rating }) return metric;
            if (inputs.Ledger?.Radii.GetValueOrDefault(metric.Code) is { } frozen) return metric with { Tolerance = frozen };
            if (!figures.Contains(metric.Code)) return metric;

            var radius = Tolerance.FromFigures(metric, ByPeriod(figures[metric.Code]));
            derived.Add(metric.Code, radius);
            return metric with { Tolerance = radius };
        }
    }

    /// <summary>Of a figure given twice, an earlier state and a later one, the later counts.</summary>
    private static Dictionary<Period, IReadOnlyList<decimal>> ByPeriod(IEnumerable<Observation> figures)
    {
        var latest = new Dictionary<(string Period, string Organisation), decimal>();
        foreach (var one in figures) latest[(one.Period, one.Organisation)] = one.Value!.Value;
        return latest.GroupBy(one => one.Key.Period, one => one.Value, StringComparer.Ordinal)
            .ToDictionary(period => Period.Parse(period.Key), period => (IReadOnlyList<decimal>)[.. period]);
    }

    private static void Say(IEnumerable<Metric> metrics, bool kept, TextWriter errors)
    {
        errors.WriteLine(kept
            ? "benchmark: the metrics file gives no protection radius (tau) for these; it was derived from the figures and stays in the ledger."
            : "benchmark: the metrics file gives no protection radius (tau) for these; it was derived from the figures.");
        errors.WriteLine("To settle it, put these lines into the metrics file:");
        errors.WriteLine("  " + string.Join(',', MetricsFile.Header));
        foreach (var metric in metrics) errors.WriteLine("  " + string.Join(',', MetricsFile.Fields(metric).Select(Quoted)));
    }

    private static string Quoted(string field) =>
        field.IndexOfAny([',', '"', '\n']) < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
