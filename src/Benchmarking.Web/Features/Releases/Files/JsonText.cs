using System.Text.Encodings.Web;
using System.Text.Json;

namespace Benchmarking.Web.Features.Releases.Files;

/// <summary>JSON for people too: indented, its lines ended alike on every system, words unescaped.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Written = new()
    {
        Indented = true,
        NewLine = "\n",
        // A file, never part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One object.</summary>
    public static byte[] Of(Action<Utf8JsonWriter> fill)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Written))
        {
            json.WriteStartObject();
            fill(json);
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    public static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> all)
    {
        json.WriteStartArray(name);
        foreach (var one in all)
            json.WriteStringValue(one);
        json.WriteEndArray();
    }
}
