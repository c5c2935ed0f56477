using System.Text.Json;

namespace Benchmarking.Web.Features.Releases.Files;

/// <summary><c>datapackage.json</c>, as datapackage.org (Frictionless, version 2) has it. Contributors: none, for none is named.</summary>
public static class DataPackageJson
{
    public const string Name = "datapackage.json";

    public static byte[] Of(ReleaseContent content, IReadOnlyList<(ReleaseTable Table, string Sha256, long Bytes)> files) => JsonText.Of(json =>
    {
        json.WriteString("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
        json.WriteString("name", content.Series);
        json.WriteString("title", content.Title);
        json.WriteString("description", content.Summary);
        json.WriteString("version", content.Version);
        json.WriteString("created", $"{content.MadeOn:yyyy-MM-dd}T00:00:00Z");
        json.WriteStartArray("licenses");
        json.WriteStartObject();
        json.WriteString("name", content.Licence.Spdx);
        json.WriteString("title", content.Licence.Title);
        json.WriteString("path", content.Licence.Path);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("sources");
        foreach (var source in content.Sources)
        {
            json.WriteStartObject();
            json.WriteString("title", source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("citation", content.Citation);
        json.WriteStartArray("resources");
        foreach (var (table, sha, bytes) in files)
            Resource(json, table, sha, bytes);
        json.WriteEndArray();
    });

    /// <summary>A column's type as table schemas spell it.</summary>
    public static string TypeOf(ReleaseColumn column) => column.Type switch
    {
        ColumnType.Whole => "integer",
        ColumnType.Number => "number",
        ColumnType.Day => "date",
        _ => "string",
    };

    private static void Resource(Utf8JsonWriter json, ReleaseTable table, string sha, long bytes)
    {
        json.WriteStartObject();
        json.WriteString("name", table.Name);
        json.WriteString("type", "table");
        json.WriteString("path", table.FileName);
        json.WriteString("title", table.Title);
        json.WriteString("description", table.Description);
        json.WriteString("format", "csv");
        json.WriteString("mediatype", TableCsv.MediaType);
        json.WriteString("encoding", "utf-8");
        json.WriteNumber("bytes", bytes);
        json.WriteString("hash", $"sha256:{sha}");
        json.WriteStartObject("dialect");
        json.WriteString("delimiter", ",");
        json.WriteString("lineTerminator", "\r\n");
        json.WriteString("quoteChar", "\"");
        json.WriteBoolean("doubleQuote", true);
        json.WriteBoolean("header", true);
        json.WriteEndObject();
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (var column in table.Columns)
            Field(json, column);
        json.WriteEndArray();
        json.WriteStartArray("missingValues");
        json.WriteStringValue("");
        json.WriteEndArray();
        if (table.Key.Any())
            JsonText.Strings(json, "primaryKey", table.Key);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Field(Utf8JsonWriter json, ReleaseColumn column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("type", TypeOf(column));
        json.WriteString("title", column.Title);
        json.WriteString("description", column.Definition);
        foreach (var (name, text) in new[] { ("unit", column.Unit), ("symbols", column.Symbols), ("rounding", column.Rounding), ("metricVersion", column.MetricVersion) })
        {
            if (text.Length > 0)
                json.WriteString(name, text);
        }

        if (column.IsKey)
        {
            json.WriteStartObject("constraints");
            json.WriteBoolean("required", true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
