using System.Net;
using System.Net.Sockets;
using Benchmarking.Workbooks.Tests.Support;

namespace Benchmarking.Workbooks.Tests.Hostile;

/// <summary>Sound archives with parts inside that are refused, and parts that are no reason to refuse.</summary>
public sealed class PartsTests
{
    private const string Row = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    private const string Laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";

    [Theory]
    [InlineData("[Content_Types].xml")]
    [InlineData("_rels/.rels")]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/_rels/workbook.xml.rels")]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/styles.xml")]
    [InlineData("xl/drawings/drawing1.xml")]
    [InlineData("xl/drawings/vmlDrawing1.vml")]
    [InlineData("xl/theme/theme1.xml")]
    [InlineData("xl/worksheets/_rels/sheet1.xml.rels")]
    [InlineData("xl/comments1.xml")]
    [InlineData("xl/externalLinks/externalLink1.xml")]
    [InlineData("xl/calcChain.xml")]
    public void Definitions_in_any_part_are_refused(string part)
    {
        var workbook = Whole();
        var content = workbook.Has(part) ? workbook.Text(part) : "<x/>";

        Assert.Equal("dtd", Reads.RefusalOf(workbook.Set(part, Laughs + content).ToBytes())?.Code);
    }

    [Fact]
    public void An_external_definition_is_refused_and_never_asked_for()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/x";
        string[] attacks =
        [
            $"<!DOCTYPE x SYSTEM \"{address}\">",
            $"<!DOCTYPE x [<!ENTITY % p SYSTEM \"{address}\">%p;]>",
            $"<!DOCTYPE x [<!ENTITY e SYSTEM \"{address}\">]>",
        ];

        foreach (var attack in attacks)
        {
            foreach (var part in new[] { "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml" })
            {
                var workbook = Whole();
                Assert.Equal("dtd", Reads.RefusalOf(workbook.Set(part, attack + workbook.Text(part)).ToBytes())?.Code);
            }
        }

        Assert.False(listener.Pending());
    }

    [Fact]
    public void Links_to_elsewhere_are_never_followed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/book.xlsx";
        var workbook = Whole()
            .Set("xl/externalLinks/externalLink1.xml", "<externalLink xmlns:r=\"x\"><externalBook r:id=\"rId1\"/></externalLink>")
            .Set("xl/externalLinks/_rels/externalLink1.xml.rels", RawWorkbook.Relations($"<Relationship Id=\"rId1\" Type=\"t\" Target=\"{address}\" TargetMode=\"External\"/>"))
            .Set("xl/worksheets/_rels/sheet1.xml.rels", RawWorkbook.Relations($"<Relationship Id=\"rId1\" Type=\"t\" Target=\"{address}\" TargetMode=\"External\"/>"));
        WithType(workbook, "xl/externalLinks/externalLink1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml");

        Assert.Null(Reads.RefusalOf(workbook.ToBytes()));
        Assert.False(listener.Pending());
    }

    [Theory]
    [InlineData("xl/vbaProject.bin", "application/vnd.ms-office.vbaProject", "macros")]
    [InlineData("xl/project.bin", "application/vnd.ms-office.vbaProject", "macros")]
    [InlineData("xl/macrosheets/sheet1.xml", "application/vnd.ms-excel.macrosheet+xml", "macros")]
    [InlineData("xl/embeddings/oleObject1.bin", "application/vnd.openxmlformats-officedocument.oleObject", "embedded-objects")]
    [InlineData("xl/embeddings/book.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "embedded-objects")]
    [InlineData("xl/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml", "embedded-objects")]
    [InlineData("xl/connections.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.connections+xml", "data-connections")]
    [InlineData("xl/queryTables/queryTable1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.queryTable+xml", "data-connections")]
    public void Macros_objects_and_connections_are_refused_each_by_its_name(string part, string type, string code)
    {
        var workbook = Whole().Set(part, "<x/>");
        WithType(workbook, part, type);

        Assert.Equal(code, Reads.RefusalOf(workbook.ToBytes())?.Code);
    }

    [Theory]
    [InlineData("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "macros")]
    [InlineData("application/vnd.ms-excel.template.macroEnabled.main+xml", "macros")]
    [InlineData("application/vnd.ms-excel.sheet.binary.macroEnabled.main", "binary-workbook")]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "other-office")]
    [InlineData("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "other-office")]
    public void Other_kinds_of_document_are_named(string type, string code)
    {
        Assert.Equal(code, Reads.RefusalOf(Whole().Set("[Content_Types].xml", RawWorkbook.ContentTypes("", type)).ToBytes())?.Code);
    }

    [Theory]
    [InlineData("<externalLink><ddeLink ddeService=\"cmd\" ddeTopic=\"/c calc\"/></externalLink>")]
    [InlineData("<externalLink><oleLink progId=\"x\"/></externalLink>")]
    public void A_link_that_starts_a_program_is_refused(string link)
    {
        var workbook = Whole().Set("xl/externalLinks/externalLink1.xml", link);
        WithType(workbook, "xl/externalLinks/externalLink1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml");

        Assert.Equal("dde", Reads.RefusalOf(workbook.ToBytes())?.Code);
    }

    [Theory]
    [InlineData("cmd|'/c calc'!A1", "dde")]
    [InlineData("IF(TRUE,MSEXCEL|'x'!z,1)", "dde")]
    [InlineData("CONCATENATE(\"a|b\",A2)", null)]
    [InlineData("'a|b'!A1", null)]
    public void A_formula_that_starts_a_program_is_refused(string formula, string? code)
    {
        var file = RawWorkbook.WithRows($"<row r=\"1\"><c r=\"A1\"><f>{formula}</f><v>1</v></c></row>").ToBytes();

        Assert.Equal(code, Reads.RefusalOf(file)?.Code);
    }

    [Fact]
    public void Properties_custom_xml_and_printer_settings_are_never_opened()
    {
        // Each would be refused if it were looked into.
        var workbook = Whole().Set("docProps/core.xml", Laughs).Set("customXml/item1.xml", Laughs).Set("xl/printerSettings/printerSettings1.bin", "\0");

        Assert.Null(Reads.RefusalOf(workbook.ToBytes()));
    }

    [Fact]
    public void An_opendocument_file_and_a_plain_zip_are_named()
    {
        var openDocument = new RawWorkbook().Set("mimetype", "application/vnd.oasis.opendocument.spreadsheet").Set("content.xml", "<x/>");

        Assert.Equal("opendocument", Reads.RefusalOf(openDocument.ToBytes())?.Code);
        Assert.Equal("zip-without-workbook", Reads.RefusalOf(new RawWorkbook().Set("a.txt", "x").ToBytes())?.Code);
    }

    [Theory]
    [InlineData("<!doctype html><html><table><tr><td>1</td></tr></table></html>", "web-page")]
    [InlineData("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", "xml-file")]
    [InlineData("%PDF-1.7 PK\u0003\u0004", "pdf")]
    [InlineData("organisation;value\nA;1\n", "text-file")]
    [InlineData("\u0001\u0002\u0003", "not-a-workbook")]
    [InlineData("", "empty-file")]
    public void A_file_is_known_by_its_content(string content, string code)
    {
        Assert.Equal(code, Reads.RefusalOf(System.Text.Encoding.UTF8.GetBytes(content))?.Code);
    }

    private static RawWorkbook Whole() => RawWorkbook.WithRows(Row)
        .Set("xl/sharedStrings.xml", RawWorkbook.SharedStringsXml(["a"]))
        .Set("xl/styles.xml", RawWorkbook.StylesXml("", "<xf numFmtId=\"0\"/>"));

    private static void WithType(RawWorkbook workbook, string part, string type) =>
        workbook.Set("[Content_Types].xml", RawWorkbook.ContentTypes(
            $"<Override PartName=\"/{part}\" ContentType=\"{type}\"/>"));
}
