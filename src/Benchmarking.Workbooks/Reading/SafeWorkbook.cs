using System.Diagnostics.CodeAnalysis;

namespace Benchmarking.Workbooks.Reading;

/// <summary>
/// A workbook that came from outside, opened within <see cref="Limits"/>. Nothing it refers to is ever fetched and no
/// formula is ever worked out: only the values saved in it are read.
/// </summary>
public sealed class SafeWorkbook
{
    private readonly Package _package;
    private readonly WorkbookParts _parts;

    private SafeWorkbook(Package package, WorkbookParts parts)
    {
        _package = package;
        _parts = parts;
    }

    /// <summary>Its sheets in the order of their tabs, hidden ones too.</summary>
    public IReadOnlyList<Sheet> Sheets => _parts.Sheets;

    /// <summary>True where its dates count from 1904 instead of 1900.</summary>
    public bool Uses1904Dates => _parts.Uses1904Dates;

    /// <summary>Opens a file by what it is, whatever its name; or says in plain words why not.</summary>
    public static bool TryOpen(
        byte[] file, [NotNullWhen(true)] out SafeWorkbook? workbook, [NotNullWhen(false)] out Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(file);
        workbook = null;
        refusal = FileKind.RefuseUnlessZip(file);
        if (refusal is not null)
            return false;
        try
        {
            var package = new Package(file);
            workbook = new SafeWorkbook(package, WorkbookParts.Read(package));
            return true;
        }
        catch (WorkbookRefusedException e)
        {
            refusal = e.Refusal;
            return false;
        }
    }

    /// <summary>Reads no more of the stream than a file may have, then opens it.</summary>
    public static bool TryOpen(
        Stream file, [NotNullWhen(true)] out SafeWorkbook? workbook, [NotNullWhen(false)] out Refusal? refusal) =>
        TryOpen(ReadWithinLimit(file), out workbook, out refusal);

    /// <summary>The sheet of that name, whatever its letters' case; null where there is none.</summary>
    public Sheet? Find(string name) => Sheets.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Hands each row that holds something to <paramref name="visit"/>, top to bottom, holding one at a time. Returns
    /// why reading stopped before the end; rows visited until then must be thrown away. Null means all was read.
    /// </summary>
    public Refusal? ReadRows(Sheet sheet, Action<SheetRow> visit)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var part = sheet.Part ?? throw new ArgumentException("The sheet is not one of this workbook's.", nameof(sheet));
        try
        {
            var reader = new SheetReader(sheet.Name, part.Name, _parts.Strings, _parts.Formats, visit);
            PartXml.Read(_package, part, Limits.InflatedBytes, reader.Node);
            return null;
        }
        catch (WorkbookRefusedException e)
        {
            return e.Refusal;
        }
    }

    /// <summary>True where the sheet holds anything; reads no further than its first cell.</summary>
    internal bool HasRows(Sheet sheet)
    {
        var any = false;
        var reader = new SheetReader(sheet.Name, sheet.Part!.Name, _parts.Strings, _parts.Formats, _ => any = true);
        PartXml.ReadWhile(_package, sheet.Part, Limits.InflatedBytes, node =>
        {
            reader.Node(node);
            return !any;
        });
        return any;
    }

    internal static byte[] ReadWithinLimit(Stream file)
    {
        using var held = new MemoryStream();
        var buffer = new byte[81920];
        int got;
        while (held.Length <= Limits.FileBytes && (got = file.Read(buffer)) > 0)
            held.Write(buffer, 0, got);
        return held.ToArray();
    }
}
