using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Benchmarking.Performance.Uploads;

/// <summary>One table as a workbook and as CSV: four columns of texts, six of numbers, the same at each run.</summary>
internal static class GeneratedTable
{
    public const int Rows = 50_000;
    public const int Columns = 10;
    private const int TextColumns = 4;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>The workbook, its texts shared as Excel does.</summary>
    public static byte[] Workbook()
    {
        var (texts, numbers) = (new Dictionary<string, int>(), new Random(1));
        var rows = new StringBuilder();
        for (var row = 1; row <= Rows; row++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\" spans=\"1:{Columns}\">");
            for (var column = 0; column < Columns; column++)
            {
                rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{(char)('A' + column)}{row}\"");
                if (column < TextColumns)
                {
                    var text = Text(row, column);
                    if (!texts.TryGetValue(text, out var at))
                        texts.Add(text, at = texts.Count);
                    rows.Append(CultureInfo.InvariantCulture, $" t=\"s\"><v>{at}</v></c>");
                }
                else
                {
                    rows.Append(CultureInfo.InvariantCulture, $"><v>{Number(numbers)}</v></c>");
                }
            }

            rows.Append("</row>");
        }

        return Zip(
            ("[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Types}.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Types}.worksheet+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Types}.sharedStrings+xml\"/></Types>"),
            ("_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"),
            ("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{string.Concat(texts.Keys.Select(text => $"<si><t>{text}</t></si>"))}</sst>"),
            ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>"));
    }

    /// <summary>The same as CSV.</summary>
    public static byte[] Csv()
    {
        var (text, numbers) = (new StringBuilder(), new Random(1));
        for (var row = 1; row <= Rows; row++)
        {
            text.AppendJoin(',', Enumerable.Range(0, Columns).Select(column => column < TextColumns ? Text(row, column) : Number(numbers)));
            text.Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // As real columns are: some name each row, some repeat a few words.
    private static string Text(int row, int column) => column switch
    {
        0 => $"organisation-{row % 200:000}",
        1 => $"20{10 + (row % 15)}-Q{1 + (row % 4)}",
        2 => $"metric-{row % 60:00}",
        _ => $"note {row * 7919 % 20_000}",
    };

    private static string Number(Random random) =>
        (random.Next(1, 10_000_000) / 100m).ToString(CultureInfo.InvariantCulture);

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var held = new MemoryStream();
        using (var zip = new ZipArchive(held, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return held.ToArray();
    }
}
