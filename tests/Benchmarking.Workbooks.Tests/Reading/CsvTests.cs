using System.Text;
using Benchmarking.Workbooks.Tests.Support;

namespace Benchmarking.Workbooks.Tests.Reading;

/// <summary>CSV as people's programs save it: encodings, separators, line ends, quotes, decimals.</summary>
public sealed class CsvTests
{
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "utf-16 little", "utf-16 big", "windows-1252"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Letters_are_read_in_every_encoding(string encoding)
    {
        Encoding writes = encoding switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8 with mark" => new UTF8Encoding(true),
            "utf-16 little" => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
            "utf-16 big" => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
            _ => Windows,
        };
        byte[] file = [.. writes.GetPreamble(), .. writes.GetBytes("code,note\nhomes,Café: £12 – “fine”\n")];

        var table = Tables.Open(file);

        Assert.Equal(["1: code¦note", "2: homes¦Café: £12 – “fine”"], Tables.Rows(table));
        Assert.Equal(encoding == "windows-1252", table.Notes.Any(n => n.Contains("Windows", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a;b\n1;2\n")]
    [InlineData("a\tb\n1\t2\n")]
    [InlineData("a|b\n1|2\n")]
    [InlineData("sep=;\r\na;b\r\n1;2\r\n")]
    [InlineData("sep=|\na|b\n1|2")]
    [InlineData("SEP=,\ra,b\r1,2\r")]
    [InlineData("a,b\r1,2\r")]
    [InlineData("a,b\r\n1,2\r\n")]
    [InlineData("\"a\",\"b\"\n\"1\",\"2\"")]
    public void Separators_and_line_ends_are_found_by_looking(string text)
    {
        Assert.Equal(["1: a¦b", "2: [1]¦[2]"], Tables.Rows(Tables.Open(text)));
    }

    [Theory]
    [InlineData("name;place\nSmith, J;Leeds, York\nJones, K;Hull\n", "2: Smith, J¦Leeds, York")]
    [InlineData("name\tplace\nSmith, J\tLeeds; York\n", "2: Smith, J¦Leeds; York")]
    [InlineData("Our return\n\ncode,value\nhomes,12\n", "4: homes¦[12]")]
    [InlineData("code\nhomes\n", "2: homes")]
    [InlineData("sep=x\nhomes,1\n", "2: homes¦[1]")]
    public void Separators_inside_texts_do_not_mislead(string text, string second)
    {
        Assert.Equal(second, Tables.Rows(Tables.Open(text)).Single(row => row[0] == second[0]));
    }

    [Theory]
    [InlineData("a,\"b \"\"c\"\" d\"", "1: a¦b \"c\" d")]
    [InlineData("a,\"two\nlines\"", "1: a¦two\nlines")]
    [InlineData("a,\"b\"c,d", "1: a¦bc¦d")]
    [InlineData("a,b\"c\",d", "1: a¦b\"c\"¦d")]
    [InlineData("a,\"\",d", "1: a¦¦d")]
    [InlineData("a, b ,d", "1: a¦ b ¦d")]
    [InlineData("a,\"1,5\",d", "1: a¦1,5¦d")]
    [InlineData("=1+1,@x,-5", "1: =1+1¦@x¦[-5]")]
    public void Quotes_are_read_as_spreadsheets_read_them(string text, string row)
    {
        Assert.Equal([row], Tables.Rows(Tables.Open(text)));
    }

    [Theory]
    [InlineData("12", "[12]")]
    [InlineData("-12.50", "[-12.50]")]
    [InlineData("0", "[0]")]
    [InlineData("0.5", "[0.5]")]
    [InlineData("999999999999999999", "[999999999999999999]")]
    [InlineData("9999999999999999999", "9999999999999999999")]
    [InlineData("007", "007")]
    [InlineData("00GL", "00GL")]
    [InlineData("+3", "+3")]
    [InlineData("1e5", "1e5")]
    [InlineData("12.", "12.")]
    [InlineData(".5", ".5")]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("-", "-")]
    [InlineData("TRUE", "TRUE")]
    [InlineData("#REF!", "#REF!")]
    [InlineData("1/2/2026", "1/2/2026")]
    [InlineData("12%", "12%")]
    [InlineData("£12", "£12")]
    [InlineData(" 12", " 12")]
    public void Only_what_loses_nothing_as_a_number_is_one(string field, string shown)
    {
        Assert.Equal([$"1: x¦{shown}"], Tables.Rows(Tables.Open($"x,{field}")));
    }

    [Theory]
    [InlineData("a;12,5\nb;1,25\n", true, "1: a¦[12.5]")]
    [InlineData("a;0,125\nb;3\n", true, "1: a¦[0.125]")]
    [InlineData("a;1,234\nb;12,5\n", true, "1: a¦[1.234]")]
    [InlineData("a;1,234\nb;5\n", false, "1: a¦1,234")]
    [InlineData("a;12,5\nb;12.5\n", false, "1: a¦12,5")]
    [InlineData("a,\"12,5\"\nb,3\n", false, "1: a¦12,5")]
    [InlineData("a\t12,5\nb\t3\n", true, "1: a¦[12.5]")]
    public void A_decimal_comma_is_believed_only_where_nothing_speaks_against_it_and_is_said(string text, bool comma, string first)
    {
        var table = Tables.Open(text);

        Assert.Equal(first, Tables.Rows(table)[0]);
        Assert.Equal(comma, table.Notes.Any(n => n.Contains("decimal", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rows_count_as_a_spreadsheet_counts_them_and_places_are_told()
    {
        var table = Tables.Open("sep=;\na;b\n\n\"x\ny\";2\n");

        Assert.Equal(["1: a¦b", "3: x\ny¦[2]"], Tables.Rows(table));
        Assert.Equal("row 3, column B", table.Place(3, 2));
        Assert.Equal("", table.Sheet);
    }

    [Theory]
    [InlineData("code,value\nhomes,\"12\nviews,3\n", "quote-not-closed", "row 2, column B")]
    [InlineData("code,value\nhomes,1\0", "not-a-workbook", "not an Excel workbook")]
    [InlineData("<table><tr><td>1</td></tr></table>", "web-page", "web page")]
    [InlineData("", "empty-file", "empty")]
    public void What_cannot_be_read_is_refused_in_one_sentence(string text, string code, string words)
    {
        var refusal = Tables.RefusalOf(Encoding.UTF8.GetBytes(text));

        Assert.Equal(code, refusal?.Code);
        Assert.Contains(words, refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_marked_encoding_that_its_bytes_break_is_damage()
    {
        Assert.Equal("damaged", Tables.RefusalOf([0xEF, 0xBB, 0xBF, (byte)'a', 0xFF])?.Code);
        Assert.Equal("damaged", Tables.RefusalOf([0xFF, 0xFE, (byte)'a', 0, 0x00, 0xD8, (byte)'b', 0])?.Code);
        Assert.Equal("not-a-workbook", Tables.RefusalOf([0xFF, 0xFE, 0, 0, (byte)'a', 0, 0, 0])?.Code);
    }

    [Fact]
    public void A_sheet_is_read_through_the_same_door()
    {
        var file = RawWorkbook.WithSheets(
            ("Cover", ""), ("Data", "<row r=\"7\"><c r=\"B7\"><v>5</v></c></row>"), ("Other", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")).ToBytes();

        var table = Tables.Open(file);

        Assert.Equal("Data", table.Sheet);
        Assert.Equal(["7: ¦[5]"], Tables.Rows(table));
        Assert.Equal("B7", table.Place(7, 2));
        Assert.Equal("Only the sheet “Data” was read, and not “Cover”, “Other”.", Assert.Single(table.Notes));
        Assert.Equal("Other", Tables.Open(file, "other").Sheet);
    }
}
