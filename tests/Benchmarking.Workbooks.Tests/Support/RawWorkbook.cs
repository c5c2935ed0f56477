using System.IO.Compression;
using System.Text;

namespace Benchmarking.Workbooks.Tests.Support;

/// <summary>Builds workbooks part by part, so that tests can put into them what no spreadsheet program would.</summary>
internal sealed class RawWorkbook
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private readonly List<(string Name, byte[] Content)> _parts = [];

    /// <summary>A sound workbook with one sheet, "Sheet1", whose <c>sheetData</c> is given.</summary>
    public static RawWorkbook WithRows(string rows) => WithSheets(("Sheet1", rows));

    public static RawWorkbook WithSheets(params (string Name, string Rows)[] sheets)
    {
        var workbook = new RawWorkbook();
        var overrides = string.Concat(sheets.Select((_, i) =>
            $"<Override PartName=\"/xl/worksheets/sheet{i + 1}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"));
        workbook.Set("[Content_Types].xml", ContentTypes(overrides));
        workbook.Set("_rels/.rels", Relations($"<Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/>"));
        workbook.Set("xl/_rels/workbook.xml.rels", Relations(string.Concat(sheets.Select((_, i) =>
            $"<Relationship Id=\"rId{i + 1}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))
            + $"<Relationship Id=\"rIdS\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/>"
            + $"<Relationship Id=\"rIdF\" Type=\"{Office}/styles\" Target=\"styles.xml\"/>"));
        workbook.Set("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><workbookPr/><sheets>"
            + string.Concat(sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>"))
            + "</sheets></workbook>");
        for (var i = 0; i < sheets.Length; i++)
            workbook.Set($"xl/worksheets/sheet{i + 1}.xml", SheetXml(sheets[i].Rows));
        return workbook;
    }

    public static string SheetXml(string rows) => $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>";

    public static string SharedStringsXml(IEnumerable<string> texts) =>
        $"<sst xmlns=\"{Main}\">{string.Concat(texts.Select(t => $"<si><t>{t}</t></si>"))}</sst>";

    public static string StylesXml(string numberFormats, string formats) =>
        $"<styleSheet xmlns=\"{Main}\"><numFmts>{numberFormats}</numFmts><cellXfs>{formats}</cellXfs></styleSheet>";

    public static string ContentTypes(string overrides, string mainType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml") =>
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{mainType}\"/>{overrides}</Types>";

    public static string Relations(string relations) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>";

    public bool Has(string name) => _parts.Exists(p => p.Name == name);

    /// <summary>All bytes of the parts, unpacked.</summary>
    public long Length => _parts.Sum(p => (long)p.Content.Length);

    public string Text(string name) => Encoding.UTF8.GetString(_parts.Find(p => p.Name == name).Content);

    public RawWorkbook Set(string name, string content) => Set(name, Encoding.UTF8.GetBytes(content));

    public RawWorkbook Set(string name, byte[] content)
    {
        _parts.RemoveAll(p => p.Name == name);
        _parts.Add((name, content));
        return this;
    }

    /// <summary>Adds a part even where one of that name is there already.</summary>
    public RawWorkbook AddAgain(string name, string content)
    {
        _parts.Add((name, Encoding.UTF8.GetBytes(content)));
        return this;
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in _parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                part.Write(content);
            }
        }

        return stream.ToArray();
    }
}
