using System.Text;

namespace Benchmarking.Workbooks.Reading;

/// <summary>Says what a file is from its first bytes, never from its name, so that the answer can be plain.</summary>
internal static class FileKind
{
    private const int Looked = 4096;

    private static ReadOnlySpan<byte> ZipMark => "PK\u0003\u0004"u8;

    private static ReadOnlySpan<byte> OleMark => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Null where the file is a zip archive and so may be a workbook; the fitting refusal otherwise.</summary>
    public static Refusal? RefuseUnlessZip(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
            return Refusals.Empty;
        if (file.Length > Limits.FileBytes)
            return Refusals.FileTooLarge;
        if (file.StartsWith(ZipMark))
            return null;
        if (file.StartsWith("PK\u0005\u0006"u8))
            return Refusals.Zip;
        if (file.StartsWith(OleMark))
            return Ole(file);
        return file.StartsWith("%PDF-"u8) ? Refusals.Pdf : TextOrUnknown(file[..Math.Min(file.Length, Looked)]);
    }

    /// <summary>True where the file is plain text and so may be a CSV.</summary>
    public static bool IsText(ReadOnlySpan<byte> file) => RefuseUnlessZip(file) == Refusals.Text;

    // The old container is searched for names, not walked: a chain of sectors that loops cannot hold us up.
    private static Refusal Ole(ReadOnlySpan<byte> file)
    {
        if (Holds(file, "EncryptedPackage"))
            return Refusals.PasswordProtected;
        return Holds(file, "Workbook") || Holds(file, "Book") ? Refusals.OldExcel : Refusals.OldOffice;
    }

    private static bool Holds(ReadOnlySpan<byte> file, string name) => file.IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;

    private static Refusal TextOrUnknown(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("\uFEFF"u8))
            start = start[3..];
        else if (start.StartsWith<byte>([0xFF, 0xFE]) || start.StartsWith<byte>([0xFE, 0xFF]))
            return Refusals.Text;
        if (start.ContainsAnyInRange<byte>(0, 8))
            return Refusals.Unknown;

        var words = Encoding.Latin1.GetString(start).TrimStart();
        if (words.StartsWith("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase)
            || words.StartsWith("<table", StringComparison.OrdinalIgnoreCase)
            || (words.StartsWith('<') && words.Contains("<html", StringComparison.OrdinalIgnoreCase)))
            return Refusals.Html;
        return words.StartsWith("<?xml", StringComparison.Ordinal) || words.StartsWith("<!DOCTYPE", StringComparison.Ordinal)
            ? Refusals.Xml
            : Refusals.Text;
    }
}
