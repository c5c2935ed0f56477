using System.Globalization;
using System.Security;

namespace Benchmarking.Workbooks.Tests.Support;

/// <summary>Makes small workbooks in the layouts of other years.</summary>
internal sealed class TsmLayout
{
    private readonly List<(string Name, string Rows)> _sheets = [];

    /// <summary>Adds a sheet: notes from the top, headings in the given row, landlords below, footers after them.</summary>
    public TsmLayout Sheet(string name, int headingRow, string[] headings, string[][] landlords, params string[] footers)
    {
        var rows = new List<(int Number, string[] Cells)>();
        for (var i = 1; i < headingRow; i++)
            rows.Add((i, [i == 1 ? name : $"Note {i}: shown to one decimal place (TP01)"]));
        rows.Add((headingRow, headings));
        rows.AddRange(landlords.Select((l, i) => (headingRow + 1 + i, l)));
        rows.AddRange(footers.Select((f, i) => (headingRow + landlords.Length + 2 + i, new[] { f })));
        _sheets.Add((name, string.Concat(rows.Select(r => Row(r.Number, r.Cells)))));
        return this;
    }

    public byte[] ToBytes() => RawWorkbook.WithSheets([.. _sheets]).ToBytes();

    private static string Row(int number, string[] cells) => $"<row r=\"{number}\">{string.Concat(cells.Select(Cell))}</row>";

    private static string Cell(string value) =>
        value.Length == 0 ? "<c/>"
        : decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? $"<c><v>{value}</v></c>"
        : $"<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(value)}</t></is></c>";
}
