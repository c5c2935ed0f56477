using Benchmarking.Workbooks.Reading;
using Benchmarking.Workbooks.Tests.Support;

namespace Benchmarking.Workbooks.Tests.Reading;

/// <summary>Real workbooks of other projects: each is read right or refused with one sentence.</summary>
public sealed class SharedBenignFilesTests
{
    [Theory]
    [InlineData("edr_EmptyZipFile.xlsx", "zip-without-workbook")]
    [InlineData("edr_agile_AES256_SHA512_CBC_pwd_password.xlsx", "password-protected")]
    [InlineData("edr_Test10x10.xls", "old-excel")]
    [InlineData("cxml_vba-user-function.xlsm", "macros")]
    [InlineData("pss_empty.csv", "empty-file")]
    [InlineData("pss_sep.csv", "text-file")]
    [InlineData("edr_utf16le_bom.csv", "text-file")]
    [InlineData("edr_cp1252.csv", "text-file")]
    public void A_file_that_is_no_workbook_is_named_for_what_it_is(string name, string code)
    {
        Assert.Equal(code, Reads.RefusalOf(Bytes(name))?.Code);
    }

    [Fact]
    public void Every_other_workbook_is_read_to_the_end()
    {
        string[] refused = ["edr_EmptyZipFile.xlsx", "edr_agile_AES256_SHA512_CBC_pwd_password.xlsx"];
        foreach (var path in SharedData.Files("*.xlsx", "uploads", "benign"))
        {
            if (refused.Contains(Path.GetFileName(path)))
                continue;
            var refusal = Reads.RefusalOf(File.ReadAllBytes(path));
            Assert.True(refusal is null, $"{Path.GetFileName(path)}: {refusal}");
        }
    }

    [Fact]
    public void A_linked_workbook_is_read_by_its_saved_values()
    {
        var cell = Cells("cxml_external-refs.xlsx", "Sheet1")["A2"];
        Assert.Equal(("Andy", true), (cell.Text, cell.IsFormula));
    }

    [Fact]
    public void Errors_are_read_as_errors()
    {
        var cells = Cells("edr_Test_git_issue_329_error.xlsx", "Sheet1");
        Assert.All(cells.Values, c => Assert.Equal(CellKind.Error, c.Kind));
        Assert.Equal(["#DIV/0!", "#N/A", "#VALUE!"], cells.Values.Select(c => c.Text!));
    }

    [Fact]
    public void Dates_are_known_by_their_format_and_1904_is_told()
    {
        var workbook = Reads.Open(Bytes("edr_Test_git_Issue_649_Date1904_Parsings.xlsx"));
        Assert.True(workbook.Uses1904Dates);
        var cell = Cells("edr_Test_git_Issue_649_Date1904_Parsings.xlsx", workbook.Sheets[0].Name)["M12"];
        Assert.Equal((43708m, NumberMeaning.Date), (cell.Number, cell.Meaning));
    }

    [Fact]
    public void Formulas_dates_and_texts_of_a_real_sheet_come_out_as_saved()
    {
        var cells = Cells("edr_Test_Encoding_Formula_Date_1520.xlsx", "Sheet1");
        Assert.Equal(("John test", true), (cells["A2"].Text, cells["A2"].IsFormula));
        Assert.Equal((39934m, NumberMeaning.Date), (cells["B2"].Number, cells["B2"].Meaning));
        Assert.Equal(329.34825m, cells["D2"].Number);
        Assert.Equal(1.2313m, cells["C3"].Number);
    }

    [Fact]
    public void Hidden_sheets_are_known()
    {
        var workbook = Reads.Open(Bytes("cxml_hidden_sheets.xlsx"));
        Assert.Equal([true, false, true], workbook.Sheets.Select(s => s.IsHidden));
    }

    [Fact]
    public void Cells_without_addresses_are_counted_from_the_left()
    {
        var workbook = Reads.Open(Bytes("edr_NoDimensionOrCellReferenceAttribute.xlsx"));
        foreach (var sheet in workbook.Sheets)
        {
            var last = 0;
            Assert.Null(workbook.ReadRows(sheet, row =>
            {
                Assert.True(row.Number > last);
                Assert.Equal(row.Cells.Count, row.Cells.Select(c => c.Column).Distinct().Count());
                last = row.Number;
            }));
            Assert.True(last > 1);
        }
    }

    private static byte[] Bytes(string name) => File.ReadAllBytes(SharedData.Path("uploads", "benign", name));

    private static Dictionary<string, SheetCell> Cells(string name, string sheet) => Reads.Cells(Bytes(name), sheet);
}
