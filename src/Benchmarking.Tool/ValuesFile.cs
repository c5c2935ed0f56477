using Benchmarking.Engine;

namespace Benchmarking.Tool;

/// <summary>values.csv: <c>organisation,period,metric,value,numerator,denominator,marker</c>.</summary>
public static class ValuesFile
{
    /// <summary>Reads the observations.</summary>
    /// <param name="path">The file.</param>
    /// <param name="metrics">The metrics there are; no other may be observed.</param>
    /// <param name="problems">Where problems are noted.</param>
    public static IReadOnlyList<Observation> Read(string path, IReadOnlyList<Metric> metrics, Problems problems)
    {
        var observations = new List<Observation>();
        var known = metrics.Select(metric => metric.Code).ToHashSet(StringComparer.Ordinal);
        var lines = new Dictionary<(string Organisation, string Period, string Metric), int>();
        string[] required = ["organisation", "period", "metric", "value", "numerator", "denominator", "marker"];
        CsvTable.Read(path, required, problems, row =>
        {
            var observation = ReadRow(row, known);
            if (!row.IsSound) return;

            var key = (observation.Organisation, observation.Period, observation.Metric);
            if (lines.TryAdd(key, row.Line)) observations.Add(observation);
            else row.Refuse($"the same organisation, period and metric are on line {lines[key]} already");
        });
        return observations;
    }

    private static Observation ReadRow(CsvRow row, HashSet<string> known)
    {
        row.Required("period");
        var observation = new Observation(
            row.Required("organisation"),
            row.PeriodText("period"),
            MetricOf(row, known),
            row.Number("value"),
            row.Number("numerator"),
            row.Number("denominator"),
            MarkerOf(row));
        var (value, marker) = (row.Text("value").Length > 0, row.Text("marker").Length > 0);
        if (value && marker) row.Refuse("a value and a marker that says there is none (column marker)", "marker");
        if (!value && !marker) row.Refuse("neither a value nor a marker that says why there is none (column value)", "value");
        return observation;
    }

    private static string MetricOf(CsvRow row, HashSet<string> known)
    {
        var code = row.Required("metric");
        if (code.Length > 0 && !known.Contains(code))
        {
            row.Refuse($"\"{code}\" is not a metric of the metrics file (column metric)", "metric");
        }

        return code;
    }

    private static Marker? MarkerOf(CsvRow row)
    {
        var text = row.Text("marker");
        if (text.Length == 0) return null;
        if (Codes.TryRead(text, out Marker? marker)) return marker;

        row.Refuse($"\"{text}\" is not a marker: x, z, e, u or s (column marker)", "marker");
        return null;
    }
}
