using System.Globalization;
using System.Text.Json;
using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Tool.Ledgers;

/// <summary>A radius that was derived from figures and stays as it is.</summary>
internal sealed record DerivedRadius(string Metric, Tolerance Radius);

/// <summary>The end of a release; without a digest its records cannot be told from altered ones.</summary>
internal sealed record ReleaseEnd(int Release, int Entries, string? Digest);

/// <summary>How each record of a ledger stands on its line. Figures are strings, so that no reader makes doubles of them.</summary>
internal static class LedgerRecords
{
    /// <summary>Writes <c>{"tau":"2.5","metric":"heard"}</c>.</summary>
    public static void Write(Stream file, string metric, Tolerance radius) => Line(file, json =>
    {
        json.WriteString("tau", radius.ToString());
        json.WriteString("metric", metric);
    });

    /// <summary>Writes <c>{"input":"5f…","organisations":["o1",…],"tokens":["9a…",…]}</c>.</summary>
    public static void Write(Stream file, CellInput input) => Line(file, json =>
    {
        json.WriteString("input", input.Hash);
        Strings(json, "organisations", input.Contributions.Select(one => one.Organisation));
        Strings(json, "tokens", input.Contributions.Select(one => one.Token));
    });

    /// <summary>Writes an entry; what it does not have is left out.</summary>
    public static void Write(Stream file, LedgerEntry entry) => Line(file, json =>
    {
        json.WriteNumber("release", entry.Release);
        json.WriteString("period", entry.Period);
        json.WriteString("metric", entry.Metric);
        json.WriteString("group", entry.Group);
        json.WriteString("statistic", entry.Statistic.Code());
        if (entry.Shown is { } shown)
        {
            json.WriteString("shown", FigureText.Plain(shown.Value));
            json.WriteString("base", FigureText.Plain(shown.Base));
            if (shown.Bound != Bound.None) json.WriteString("bound", shown.Bound == Bound.AtLeast ? "at_least" : "at_most");
        }

        json.WriteString("method", entry.Method.Id());
        if (entry.Reason is { } reason) json.WriteString("reason", reason.ToString());
        json.WriteString("input", entry.Input);
    });

    /// <summary>Writes <c>{"release":3,"entries":120,"digest":"0c…"}</c>.</summary>
    public static void WriteEnd(Stream file, int release, int entries, string digest) => Line(file, json =>
    {
        json.WriteNumber("release", release);
        json.WriteNumber("entries", entries);
        json.WriteString("digest", digest);
    });

    /// <summary>Reads a record of any kind.</summary>
    /// <returns>A <see cref="DerivedRadius"/>, <see cref="CellInput"/>, <see cref="LedgerEntry"/> or <see cref="ReleaseEnd"/>; null for anything else.</returns>
    /// <exception cref="FormatException">It is damaged.</exception>
    public static object? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using var json = JsonDocument.ParseValue(ref reader);
            if (reader.BytesConsumed != line.Length && !line[(int)reader.BytesConsumed..].Trim(" \r"u8).IsEmpty) return null;

            var record = json.RootElement;
            return record.ValueKind != JsonValueKind.Object ? null
                : record.TryGetProperty("tau", out _) ? Radius(record)
                : record.TryGetProperty("organisations", out _) ? Input(record)
                : record.TryGetProperty("entries", out _) ? End(record)
                : record.TryGetProperty("statistic", out _) ? Entry(record)
                : null;
        }
        catch (JsonException)
        {
            throw new FormatException("the line is not a JSON object");
        }
    }

    private static DerivedRadius Radius(JsonElement record) => new(
        Text(record, "metric"),
        Tolerance.TryParse(Text(record, "tau"), out var radius) ? radius : throw Wrong("tau"));

    private static CellInput Input(JsonElement record)
    {
        var (organisations, tokens) = (Texts(record, "organisations"), Texts(record, "tokens"));
        if (organisations.Length != tokens.Length) throw new FormatException("there are not as many tokens as organisations");

        var input = new CellInput(organisations.Zip(tokens, (organisation, token) => new Contribution(organisation, token)));
        return input.Hash == Text(record, "input") ? input : throw new FormatException("the hash is not that of the organisations and tokens");
    }

    private static LedgerEntry Entry(JsonElement record) => new(
        Whole(record, "release"),
        Period.TryParse(Text(record, "period"), out var period) ? period.ToString() : throw Wrong("period"),
        Text(record, "metric"),
        Text(record, "group"),
        Statistics.TryRead(Text(record, "statistic"), out var statistic) ? statistic : throw Wrong("statistic"),
        record.TryGetProperty("shown", out _) ? new ShownNumber(Number(record, "shown"), Number(record, "base"), BoundOf(record)) : null,
        Quantiles.TryRead(Text(record, "method"), out var method) ? method : throw Wrong("method"),
        ReasonOf(record),
        Text(record, "input"));

    private static ReleaseEnd End(JsonElement record) => new(
        Whole(record, "release"), Whole(record, "entries"), record.TryGetProperty("digest", out _) ? Text(record, "digest") : null);

    private static Bound BoundOf(JsonElement record) => !record.TryGetProperty("bound", out var bound) ? Bound.None
        : bound.ValueEquals("at_least") ? Bound.AtLeast
        : bound.ValueEquals("at_most") ? Bound.AtMost
        : throw Wrong("bound");

    private static Reason? ReasonOf(JsonElement record) => !record.TryGetProperty("reason", out _) ? null
        : Enum.TryParse<Reason>(Text(record, "reason"), out var reason) && Enum.IsDefined(reason) ? reason
        : throw Wrong("reason");

    private static string Text(JsonElement record, string name) =>
        record.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : throw Wrong(name);

    private static int Whole(JsonElement record, string name) =>
        record.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var whole) && whole >= 0
            ? whole
            : throw Wrong(name);

    private static decimal Number(JsonElement record, string name) => decimal.TryParse(
        Text(record, name), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Wrong(name);

    private static string[] Texts(JsonElement record, string name) =>
        record.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            && list.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(one => one.GetString()!)]
            : throw Wrong(name);

    private static FormatException Wrong(string name) => new($"\"{name}\" is missing or is not what it should be");

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> all)
    {
        json.WriteStartArray(name);
        foreach (var one in all) json.WriteStringValue(one);
        json.WriteEndArray();
    }

    private static void Line(Stream file, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(file))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        file.WriteByte((byte)'\n');
    }
}
