using System.Globalization;
using System.Text;
using System.Text.Json;
using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Tool;

/// <summary>What an audit found, for people and for programs.</summary>
internal static class AuditReport
{
    private const int Named = 5;

    /// <summary>A table of fixed width, then what is wrong.</summary>
    public static string Text(IReadOnlyList<AuditedPeriod> audited)
    {
        var text = new StringBuilder();
        text.Append(Line("metric", "period", "members", "outsider", "one", "two", "certificate"));
        foreach (var one in audited)
        {
            var certified = one.Figures - one.Uncertified.Count;
            text.Append(Line(
                one.Metric, one.Period, FigureText.Plain(one.Members), Share(one.Narrowest[0]), Share(one.Narrowest[1]), Share(one.Narrowest[2]),
                one.Foreign ? "not made by these rules" : one.Uncertified.Count == 0 ? $"holds for {certified} figures" : $"fails for {one.Uncertified.Count} organisations"));
        }

        foreach (var one in audited.Where(one => !one.Holds))
        {
            if (one.Foreign) text.Append(CultureInfo.InvariantCulture, $"{one.Metric}, {one.Period}: these numbers were not made of these figures by these rules; nothing can be certified of them.\n");
            if (one.Exposed.Count > 0) text.Append(CultureInfo.InvariantCulture, $"{one.Metric}, {one.Period}: figures can be placed more closely than promised: {Names(one.Exposed)}.\n");
            if (one.Uncertified.Count > 0) text.Append(CultureInfo.InvariantCulture, $"{one.Metric}, {one.Period}: no certificate for {Names(one.Uncertified)}.\n");
        }

        return text.Append(audited.Count == 0 ? "Nothing was ever shown of these metrics.\n"
            : audited.All(one => one.Holds) ? "The promise is kept.\n" : "The promise is broken.\n").ToString();
    }

    /// <summary>The same as JSON; a width that is not limited is null.</summary>
    public static string Json(IReadOnlyList<AuditedPeriod> audited)
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteBoolean("holds", audited.All(one => one.Holds));
            json.WriteStartArray("audited");
            foreach (var one in audited) Write(json, one);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, AuditedPeriod one)
    {
        json.WriteStartObject();
        json.WriteString("metric", one.Metric);
        json.WriteString("period", one.Period);
        json.WriteNumber("members", one.Members);
        Width(json, "narrowest_outsider", one.Narrowest[0]);
        Width(json, "narrowest_one", one.Narrowest[1]);
        Width(json, "narrowest_two", one.Narrowest[2]);
        Names(json, "exposed", one.Exposed);
        json.WriteNumber("figures", one.Figures);
        Names(json, "uncertified", one.Uncertified);
        json.WriteBoolean("foreign", one.Foreign);
        json.WriteBoolean("holds", one.Holds);
        json.WriteEndObject();
    }

    private static void Width(Utf8JsonWriter json, string name, double width)
    {
        if (double.IsFinite(width)) json.WriteNumber(name, Math.Round(width, 4));
        else json.WriteNull(name);
    }

    private static void Names(Utf8JsonWriter json, string name, IReadOnlyList<string> organisations)
    {
        json.WriteStartArray(name);
        foreach (var organisation in organisations) json.WriteStringValue(organisation);
        json.WriteEndArray();
    }

    private static string Names(IReadOnlyList<string> organisations) => string.Join(", ", organisations.Take(Named))
        + (organisations.Count > Named ? $" and {FigureText.Number(organisations.Count - Named)} more" : string.Empty);

    private static string Share(double width) => double.IsFinite(width) ? width.ToString("0.00", CultureInfo.InvariantCulture) : "open";

    private static string Line(string metric, string period, string members, string outsider, string one, string two, string certificate) =>
        $"{metric,-24} {period,-8} {members,8} {outsider,9} {one,9} {two,9}  {certificate}\n";
}
