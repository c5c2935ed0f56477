using System.Buffers;
using System.Globalization;
using System.Text;
using Benchmarking.Engine;

namespace Benchmarking.Web.Platform;

/// <summary>
/// Writes CSV as RFC 4180 has it: UTF-8, comma, CRLF, quotes where they are needed. Text that a spreadsheet would take
/// for a formula is made harmless; numbers stay as they are. Filled in large pieces, so memory does not grow with rows.
/// </summary>
public sealed class CsvOutput(Stream stream)
{
    public const string ContentType = "text/csv; charset=utf-8";

    private const int Piece = 64 * 1024;
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");
    private static readonly SearchValues<char> StartFormulas = SearchValues.Create("=+-@\t\r\n\0");
    private readonly StringBuilder waiting = new(Piece + 1024);
    private bool rowHasFields;

    /// <summary>Text as people wrote it; null is an empty field.</summary>
    public CsvOutput Text(string? text)
    {
        Separate();
        if (string.IsNullOrEmpty(text))
            return this;

        var harmless = StartFormulas.Contains(text[0]) ? "'" + text : text;
        if (harmless.AsSpan().ContainsAny(NeedQuotes))
            waiting.Append('"').Append(harmless.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else
            waiting.Append(harmless);
        return this;
    }

    /// <summary>A number with every place it has; one that is not released is an empty field, never 0.</summary>
    public CsvOutput Number(decimal? value)
    {
        Separate();
        if (value is { } known)
            waiting.Append(FigureText.Plain(known));
        return this;
    }

    public CsvOutput Number(int? value)
    {
        Separate();
        waiting.Append(CultureInfo.InvariantCulture, $"{value}");
        return this;
    }

    public CsvOutput Header(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            Text(name);
        return this;
    }

    public async ValueTask EndRowAsync(CancellationToken cancellation)
    {
        waiting.Append("\r\n");
        rowHasFields = false;
        if (waiting.Length >= Piece)
            await FlushAsync(cancellation);
    }

    public async ValueTask FlushAsync(CancellationToken cancellation)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(waiting.ToString()), cancellation);
        waiting.Clear();
    }

    private void Separate()
    {
        if (rowHasFields)
            waiting.Append(',');
        rowHasFields = true;
    }
}
