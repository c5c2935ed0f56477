using System.Buffers;
using System.Globalization;
using System.Text;

namespace Benchmarking.Web.Platform;

/// <summary>
/// Writes CSV as RFC 4180 has it: UTF-8, comma, CRLF, quotes where they are needed. Text that a spreadsheet would take
/// for a formula is made harmless; numbers stay as they are. Filled in large pieces, so memory does not grow with rows.
/// </summary>
public sealed class CsvOutput(Stream stream)
{
    public const string ContentType = "text/csv; charset=utf-8";

    private const int Piece = 64 * 1024;

    /// <summary>More than any number has characters.</summary>
    private const int LongestNumber = 64;

    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");
    private static readonly SearchValues<char> StartFormulas = SearchValues.Create("=+-@\t\r\n\0");
    private readonly ArrayBufferWriter<byte> _waiting = new(Piece + 1024);
    private bool _rowHasFields;

    /// <summary>Text as people wrote it; null is an empty field.</summary>
    public CsvOutput Text(string? text)
    {
        Separate();
        if (string.IsNullOrEmpty(text))
            return this;

        var needsQuotes = text.AsSpan().ContainsAny(NeedQuotes);
        if (needsQuotes)
            Write("\""u8);
        if (StartFormulas.Contains(text[0]))
            Write("'"u8);
        Encoding.UTF8.GetBytes(needsQuotes ? text.Replace("\"", "\"\"", StringComparison.Ordinal) : text, _waiting);
        if (needsQuotes)
            Write("\""u8);
        return this;
    }

    /// <summary>A number with every place that says something; one that is not released is an empty field, never 0.</summary>
    public CsvOutput Number(decimal? value)
    {
        Separate();
        if (value is { } known)
        {
            var place = _waiting.GetSpan(LongestNumber);
            known.TryFormat(place, out var length, default, CultureInfo.InvariantCulture);
            if (known.Scale > 0)
                length = place[..length].TrimEnd((byte)'0').TrimEnd((byte)'.').Length;
            _waiting.Advance(length);
        }

        return this;
    }

    public CsvOutput Number(int? value)
    {
        Separate();
        if (value is { } known)
        {
            known.TryFormat(_waiting.GetSpan(LongestNumber), out var length, default, CultureInfo.InvariantCulture);
            _waiting.Advance(length);
        }

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
        Write("\r\n"u8);
        _rowHasFields = false;
        if (_waiting.WrittenCount >= Piece)
            await FlushAsync(cancellation);
    }

    public async ValueTask FlushAsync(CancellationToken cancellation)
    {
        await stream.WriteAsync(_waiting.WrittenMemory, cancellation);
        _waiting.ResetWrittenCount();
    }

    private void Separate()
    {
        if (_rowHasFields)
            Write(","u8);
        _rowHasFields = true;
    }

    private void Write(ReadOnlySpan<byte> bytes) => _waiting.Write(bytes);
}
