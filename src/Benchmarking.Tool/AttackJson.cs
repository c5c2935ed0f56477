using System.Text;
using System.Text.Json;
using Benchmarking.Engine.Attacks;

namespace Benchmarking.Tool;

/// <summary>The attacks' report as JSON; what an attack does not measure is left out.</summary>
internal static class AttackJson
{
    /// <summary>The report.</summary>
    public static string Of(SuiteReport report)
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteBoolean("broken", report.Broken.Count > 0);
            json.WriteStartArray("test_nothing");
            foreach (var id in report.TestNothing) json.WriteStringValue(id);
            json.WriteEndArray();
            json.WriteStartArray("attacks");
            foreach (var row in report.Rows) Write(json, row);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, SuiteRow row)
    {
        var result = row.Result;
        json.WriteStartObject();
        json.WriteString("id", result.Id);
        json.WriteString("name", result.Name);
        json.WriteString("club", row.Club);
        json.WriteString("publisher", row.Publisher);
        json.WriteNumber("targets", result.Targets);
        Number(json, "narrowest_width", result.NarrowestWidth);
        Number(json, "share_narrow", result.ShareNarrow);
        Number(json, "hits", result.Hits);
        Number(json, "baseline", result.Baseline);
        Number(json, "lift_error", result.LiftError);
        Number(json, "exact", result.Exact);
        Number(json, "exact_baseline", result.ExactBaseline);
        Number(json, "successes", result.Successes);
        if (result.Worst is { } worst) json.WriteString("worst", worst);
        json.WriteString("finding", result.Finding);
        json.WriteBoolean("succeeded", result.Succeeded);
        json.WriteEndObject();
    }

    /// <summary>JSON knows no infinity: an interval without an end is left out like one not measured.</summary>
    private static void Number(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value && double.IsFinite(value)) json.WriteNumber(name, Math.Round(value, 6));
    }
}
