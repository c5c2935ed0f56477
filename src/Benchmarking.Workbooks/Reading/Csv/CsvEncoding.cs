using System.Text;
using System.Text.Unicode;

namespace Benchmarking.Workbooks.Reading.Csv;

/// <summary>
/// In which encoding a text file is written: as its first bytes mark it; unmarked, UTF-8 where every byte fits, and
/// else Windows-1252, in which Excel saves "CSV" in Western Europe.
/// </summary>
/// <param name="Reads">What turns its bytes into characters; throws at bytes that mean nothing.</param>
/// <param name="MarkBytes">How many bytes at the start are the mark and not text.</param>
/// <param name="IsGuess">True where nothing in the file says so, and the member should look at accents and £ signs.</param>
internal sealed record CsvEncoding(Encoding Reads, int MarkBytes, bool IsGuess)
{
    private const int WindowsCodePage = 1252;

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The encoding of a file; null where no text is written so.</summary>
    public static CsvEncoding? Of(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith<byte>([0xFF, 0xFE, 0, 0]) || file.StartsWith<byte>([0, 0, 0xFE, 0xFF]))
            return null;
        if (file.StartsWith<byte>([0xFF, 0xFE]))
            return new CsvEncoding(new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), 2, false);
        if (file.StartsWith<byte>([0xFE, 0xFF]))
            return new CsvEncoding(new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 2, false);
        if (file.Contains((byte)0))
            return null;
        if (file.StartsWith("\uFEFF"u8))
            return new CsvEncoding(StrictUtf8, 3, false);
        return Utf8.IsValid(file)
            ? new CsvEncoding(StrictUtf8, 0, false)
            : new CsvEncoding(CodePagesEncodingProvider.Instance.GetEncoding(WindowsCodePage)!, 0, true);
    }
}
