using System.Globalization;
using System.Text;
using System.Text.Json;
using Benchmarking.Engine;
using Benchmarking.Engine.Microdata;

namespace Benchmarking.Tool.Releases;

/// <summary>Every measure of risk and loss of an extract, for people and for programs.</summary>
internal static class ExtractReportText
{
    /// <summary>For people.</summary>
    public static string Text(ExtractReport report)
    {
        var text = new StringBuilder("What an attacker finds, in records found rightly of all (expected share, where lots are drawn among equal records):\n");
        foreach (var (_, words, rate) in Linkages(report)) text.Append(CultureInfo.InvariantCulture, $"  {words,-62} {Percent(100 * rate.Records),7}\n");
        text.Append("What is left of the data:\n");
        foreach (var (_, words, value) in Losses(report)) text.Append(CultureInfo.InvariantCulture, $"  {words,-62} {value.ToString("0.###", CultureInfo.InvariantCulture),7}\n");
        text.Append("How far quartiles and medians move, in rounding bases:\n");
        foreach (var shift in report.Shifts)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {$"{shift.Column.Metric.Code} {shift.Column.Period} {shift.Statistic.Code()}",-62} {shift.Bases.ToString("0.0", CultureInfo.InvariantCulture),7}\n");
        }

        return text.ToString();
    }

    /// <summary>For programs.</summary>
    public static string Json(ExtractReport report)
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            foreach (var (name, _, rate) in Linkages(report))
            {
                json.WriteStartObject(name);
                json.WriteNumber("targets", rate.Targets);
                json.WriteNumber("groups", Math.Round(rate.Groups, 6));
                json.WriteNumber("records", Math.Round(rate.Records, 6));
                json.WriteEndObject();
            }

            foreach (var (name, _, value) in Losses(report).Where(loss => double.IsFinite(loss.Value))) json.WriteNumber(name, Math.Round(value, 6));
            json.WriteStartArray("shifts");
            foreach (var shift in report.Shifts)
            {
                json.WriteStartObject();
                json.WriteString("metric", shift.Column.Metric.Code);
                json.WriteString("period", shift.Column.Period);
                json.WriteString("statistic", shift.Statistic.Code());
                json.WriteNumber("bases", Math.Round(shift.Bases, 3));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static (string Name, string Words, LinkageRate Rate)[] Linkages(ExtractReport report) =>
    [
        ("true_nearest", "knowing every true figure, record by record", report.TrueNearest),
        ("true_one_to_one", "knowing every true figure, all records at once", report.TrueOneToOne),
        ("public_nearest", "knowing what is public, record by record", report.PublicNearest),
        ("public_one_to_one", "knowing what is public, all records at once", report.PublicOneToOne),
        ("beside_own", "knowing what is public, and one record as its own", report.BesideOwn),
    ];

    private static (string Name, string Words, double Value)[] Losses(ExtractReport report) =>
    [
        ("interval_risk", "share of records with every figure near the true one", report.IntervalRisk),
        ("loss_percent", "variation lost, in percent", report.Loss),
        ("absolute_loss", "absolute loss for each figure (IL1s)", report.AbsoluteLoss),
        ("correlation_shift", "greatest change of a correlation", report.CorrelationShift),
        ("closeness", "greatest distance between a group and everybody (t)", report.Closeness),
        ("numbers", "share of figures given as numbers", report.Numbers),
    ];

    private static string Percent(double percent) => percent.ToString("0.0", CultureInfo.InvariantCulture) + "%";
}
