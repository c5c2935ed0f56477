using System.Globalization;
using Benchmarking.Engine;

namespace Benchmarking.Tool;

/// <summary>
/// metrics.csv: <c>metric,unit,decimals,polarity,sensitivity[,lower,upper,tau,kind,sticky,public_after]</c>. Without a
/// kind the unit decides: % is a percentage, £ is money, "per …" is a rate, anything else a count.
/// </summary>
public static class MetricsFile
{
    private const int MostDecimals = 10;

    /// <summary>Every column, in the order in which the file is written.</summary>
    public static IReadOnlyList<string> Header { get; } =
        ["metric", "unit", "decimals", "polarity", "sensitivity", "lower", "upper", "tau", "kind", "sticky", "public_after"];

    /// <summary>A metric's line.</summary>
    public static IReadOnlyList<string> Fields(Metric metric) =>
    [
        metric.Code, metric.Unit, metric.Decimals.ToString(CultureInfo.InvariantCulture), metric.Polarity.Code(),
        metric.Sensitivity.Code(), Number(metric.Lower), Number(metric.Upper), metric.Tolerance?.ToString() ?? string.Empty,
        metric.Kind.Code(), metric.Sticky ? "yes" : "no",
        metric.PublicAfter?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty,
    ];

    /// <summary>Reads the metrics, in the order of the file.</summary>
    public static IReadOnlyList<Metric> Read(string path, Problems problems)
    {
        var metrics = new Dictionary<string, (Metric Metric, int Line)>(StringComparer.Ordinal);
        CsvTable.Read(path, ["metric", "unit", "decimals", "polarity", "sensitivity"], problems, row =>
        {
            var metric = ReadRow(row);
            if (!row.IsSound) return;
            if (!metrics.TryAdd(metric.Code, (metric, row.Line)))
            {
                row.Refuse($"the metric {metric.Code} is on line {metrics[metric.Code].Line} already", "metric");
            }
        });
        return [.. metrics.Values.Select(entry => entry.Metric)];
    }

    private static Metric ReadRow(CsvRow row)
    {
        var unit = row.Text("unit");
        var metric = new Metric(
            row.Required("metric"),
            unit,
            Decimals(row),
            Word<Polarity>(row, "polarity", Codes.TryRead, "higher, lower or neutral"),
            Word<Sensitivity>(row, "sensitivity", Codes.TryRead, "protected or public"),
            row.Number("lower"),
            row.Number("upper"),
            row.Text("kind").Length == 0 ? KindOf(unit)
                : Word<MetricKind>(row, "kind", Codes.TryRead, "percentage, count, money, rate or rating"))
        {
            Tolerance = ToleranceOf(row),
            Sticky = StickyOf(row),
            PublicAfter = row.Day("public_after"),
        };
        if (metric.Lower > metric.Upper) row.Refuse("lower is above upper (column lower)", "lower");
        return metric;
    }

    private static Tolerance? ToleranceOf(CsvRow row)
    {
        var text = row.Text("tau");
        if (text.Length == 0) return null;
        if (Tolerance.TryParse(text, out var tolerance)) return tolerance;

        row.Refuse($"\"{text}\" is not a radius such as 2.5, 10% or 10% + 0.5 (column tau)", "tau");
        return null;
    }

    private static bool StickyOf(CsvRow row)
    {
        var text = row.Text("sticky");
        switch (text.ToLowerInvariant())
        {
            case "yes" or "true" or "1":
                return true;
            case "" or "no" or "false" or "0":
                return false;
            default:
                row.Refuse($"\"{text}\" is not yes or no (column sticky)", "sticky");
                return false;
        }
    }

    private static string Number(decimal? number) => number is { } value ? FigureText.Plain(value) : string.Empty;

    private static int Decimals(CsvRow row)
    {
        var text = row.Required("decimals");
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var decimals)
            && decimals <= MostDecimals)
        {
            return decimals;
        }

        if (text.Length > 0) row.Refuse($"\"{text}\" is not a whole number from 0 to {MostDecimals} (column decimals)", "decimals");
        return 0;
    }

    private delegate bool TryRead<T>(string code, out T? word)
        where T : struct;

    private static T Word<T>(CsvRow row, string column, TryRead<T> tryRead, string expected)
        where T : struct
    {
        var text = row.Text(column);
        if (tryRead(text, out var word)) return word!.Value;

        row.Refuse($"\"{text}\" is not {expected} (column {column})", column);
        return default;
    }

    private static MetricKind KindOf(string unit) => unit switch
    {
        "%" => MetricKind.Percentage,
        "£" => MetricKind.Money,
        _ when unit.StartsWith("per", StringComparison.OrdinalIgnoreCase) => MetricKind.Rate,
        _ => MetricKind.Count,
    };
}
