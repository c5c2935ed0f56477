using System.Text.Json;

namespace Benchmarking.Web.Features.Releases.Files;

/// <summary><c>csv-metadata.json</c>: the tables as the W3C's CSV on the Web describes them.</summary>
public static class CsvWebJson
{
    public const string Name = "csv-metadata.json";

    public static byte[] Of(ReleaseContent content) => JsonText.Of(json =>
    {
        json.WriteStartArray("@context");
        json.WriteStringValue("http://www.w3.org/ns/csvw");
        json.WriteStartObject();
        json.WriteString("@language", "en");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("dc:title", $"{content.Title}, version {content.Version}");
        json.WriteString("dc:description", content.Summary);
        json.WriteString("dc:license", content.Licence.Path);
        json.WriteStartArray("tables");
        foreach (var table in content.Tables)
            Table(json, table);
        json.WriteEndArray();
    });

    private static void Table(Utf8JsonWriter json, ReleaseTable table)
    {
        json.WriteStartObject();
        json.WriteString("url", table.FileName);
        json.WriteString("dc:title", table.Title);
        json.WriteString("dc:description", table.Description);
        json.WriteStartObject("dialect");
        json.WriteString("encoding", "utf-8");
        json.WriteString("delimiter", ",");
        json.WriteBoolean("header", true);
        JsonText.Strings(json, "lineTerminators", ["\r\n"]);
        json.WriteEndObject();
        json.WriteStartObject("tableSchema");
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
            Column(json, column);
        json.WriteEndArray();
        if (table.Key.Any())
            JsonText.Strings(json, "primaryKey", table.Key);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Column(Utf8JsonWriter json, ReleaseColumn column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("titles", column.Name);
        json.WriteString("dc:title", column.Title);
        json.WriteString("dc:description", column.Definition);
        json.WriteString("datatype", column.Type switch
        {
            ColumnType.Whole => "integer",
            ColumnType.Number => "decimal",
            ColumnType.Day => "date",
            _ => "string",
        });
        json.WriteString("null", "");
        if (column.IsKey)
            json.WriteBoolean("required", true);
        json.WriteEndObject();
    }
}
