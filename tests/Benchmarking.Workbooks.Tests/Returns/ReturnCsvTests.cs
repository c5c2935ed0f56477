using System.Text;
using Benchmarking.Engine;
using Benchmarking.Workbooks.Returns;
using Benchmarking.Workbooks.Tests.Support;

namespace Benchmarking.Workbooks.Tests.Returns;

/// <summary>A return as CSV, and what is told of how a file was read.</summary>
public sealed class ReturnCsvTests
{
    [Theory]
    [InlineData("code,value,reason,note\nhomes,1250,,as at June\nasked,,x,\nspend,\"1,234.5\",,\n")]
    [InlineData("Code;Note;Value;Reason\nhomes;as at June;1250;\nasked;;;not collected\nspend;;1234,5;\n")]
    [InlineData("Our return\n\nreason\tvalue\tcode\tnote\n\t1250\thomes\tas at June\n[x]\t\tasked\t\n\t1,234.5\tspend\t\n")]
    public void Columns_are_found_by_their_headings_in_any_order(string text)
    {
        var read = Read(text);

        Assert.Empty(read.Problems);
        Assert.Equal(["homes", "asked", "spend"], read.Answers.Select(a => a.InputCode));
        Assert.Equal((1_250m, "as at June"), (read.Answers[0].Number, read.Answers[0].Note));
        Assert.Equal(Marker.NotCollected, read.Answers[1].Marker);
        Assert.Contains(read.Answers[2].Number?.ToString() ?? read.Answers[2].Text, new[] { "1234.5", "1,234.5" });
        Assert.Contains(read.Told, t => t.StartsWith("1 note stays", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_code_and_value_are_needed_and_rows_may_be_missing()
    {
        var read = Read("code,value\nhomes,12\n");

        Assert.Equal((1, 0), (read.Answers.Count, read.Problems.Count));
        Assert.Equal("row 2, column B", read.Answers[0].Cell);
    }

    [Fact]
    public void Problems_are_told_with_their_places_all_at_once()
    {
        var read = Read("code,value,reason\nhouses,1,\nhomes,1,\nhomes,2,\nasked,1,x\nspend,,never\n,7,\n");

        Assert.Equal(
        [
            "row 2, column A unknown-input", "row 4, column A input-twice", "row 5, column B number-and-reason",
            "row 6, column C unknown-reason", "row 7, column B row-without-code",
        ], read.Problems.Select(p => $"{p.Cell} {p.Code}"));
        Assert.Empty(read.Answers);
        Assert.Equal(new RowCounts(6, 0, 0, 6, 0), read.Rows);
    }

    [Theory]
    [InlineData("organisation", "org-0001", "other-organisation")]
    [InlineData("period", "2025-Q4", "other-period")]
    [InlineData("version", "2", "other-version")]
    [InlineData("period", "2026-Q1", null)]
    [InlineData("period", "", null)]
    public void A_stamp_that_is_there_must_be_this_returns(string column, string value, string? code)
    {
        Assert.Equal(code, Read($"code,value,{column}\nhomes,1,{value}\n").Refusal?.Code);
    }

    [Theory]
    [InlineData("homes,12\n", "headings-missing")]
    [InlineData("code,number\nhomes,12\n", "headings-missing")]
    [InlineData("{\"homes\": 12}", "headings-missing")]
    [InlineData("code,value\nhomes,\"12\n", "quote-not-closed")]
    [InlineData("%PDF-1.7", "pdf")]
    [InlineData("", "empty-file")]
    public void Another_text_is_refused_in_one_sentence(string text, string code) => Assert.Equal(code, Read(text).Refusal?.Code);

    [Fact]
    public void A_workbook_named_csv_is_read_as_the_workbook_it_is()
    {
        Assert.False(ReturnFile.Read(SampleReturn.Write(), SampleReturn.Stamp, SampleReturn.Codes).IsRefused);
    }

    [Fact]
    public void Every_row_is_accounted_for_whatever_was_sent()
    {
        var random = new Random(2);
        string[] codes = ["homes", "listened", "asked", "spend", "houses", "", "Core"];
        string[] values = ["", "", "1", "x", "#REF!", "1,5"];
        string[] reasons = ["", "", "", "x", "never"];
        for (var round = 0; round < 500; round++)
        {
            var rows = Enumerable.Range(0, random.Next(1, 12)).Select(_ => $"{random.GetItems(codes, 1)[0]};{random.GetItems(values, 1)[0]};{random.GetItems(reasons, 1)[0]};.").ToList();
            var read = Read("code;value;reason;more\n" + string.Join('\n', rows));

            Assert.Equal(rows.Count, read.Rows.Read);
            Assert.Equal(read.Rows.Read, read.Rows.Answered + read.Rows.Empty + read.Rows.ToPutRight + read.Rows.NotFigures);
            Assert.Equal(read.Answers.Count, read.Rows.Answered + read.Rows.Empty);
        }
    }

    [Fact]
    public void Answers_in_hidden_rows_and_columns_are_read_and_said()
    {
        var rows = "<row r=\"3\"><c t=\"inlineStr\"><is><t>Code</t></is></c><c t=\"inlineStr\"><is><t>Your number</t></is></c><c t=\"inlineStr\"><is><t>Or why there is none</t></is></c></row>"
            + "<row r=\"4\" hidden=\"1\"><c t=\"inlineStr\"><is><t>homes</t></is></c><c><v>5</v></c></row>"
            + "<row r=\"5\"><c t=\"inlineStr\"><is><t>asked</t></is></c><c><v>6</v></c></row>";
        var read = SampleReturn.Read(Book(rows));
        Assert.Contains("1 answer stands in a hidden row or column and was read too: B4.", read.Told);

        var book = RawWorkbook.WithSheets(("Stamp", StampRows), ("Figures", rows));
        book.Set("xl/worksheets/sheet2.xml", book.Text("xl/worksheets/sheet2.xml").Replace("<sheetData>", "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>"));
        Assert.Contains("2 answers stand in a hidden row or column and were read too: B4, B5.", SampleReturn.Read(book.ToBytes()).Told);
    }

    [Fact]
    public void Formulas_are_counted_and_a_date_is_shown_as_a_date()
    {
        var file = new FilledWorkbook(SampleReturn.Write()).Formula(SampleReturn.Homes, "1+1", "2").Formula(SampleReturn.Listened, "1+1", "2")
            .Formatted(SampleReturn.Spend, "46054", 14).ToBytes();

        var read = SampleReturn.Read(file);

        Assert.Contains("2 cells are formulas; their saved results were read.", read.Told);
        Assert.Equal("2026-02-01", Assert.Single(read.Problems).Typed);
    }

    internal const string StampRows =
        "<row r=\"1\"><c r=\"B1\" t=\"inlineStr\"><is><t>org-7f3a</t></is></c></row><row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>2026-Q1</t></is></c></row><row r=\"3\"><c r=\"B3\"><v>3</v></c></row>";

    private static byte[] Book(string figures) => RawWorkbook.WithSheets(("Stamp", StampRows), ("Figures", figures)).ToBytes();

    private static ReadReturn Read(string text) => ReturnFile.Read(Encoding.UTF8.GetBytes(text), SampleReturn.Stamp, SampleReturn.Codes);
}
