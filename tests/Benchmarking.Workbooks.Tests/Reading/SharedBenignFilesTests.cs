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

    [Theory]
    [InlineData("pss_sep.csv", "1: A¦[1]", "2: [2]¦[3]")]
    [InlineData("pss_linend.mac.csv", "1: A¦[1]", "2: [2]¦[3]")]
    [InlineData("pss_semicolon_separated.csv", "1: This¦Are¦Headers", "2: Cell A2¦Number with comma¦[25.5]")]
    [InlineData("pss_contains_html.csv", "1: Column A¦<a href=''>Link</a>¦Column C", null)]
    [InlineData("edr_escaped_quotes.csv", "1: a¦b", "2: [1]¦ha \"ha\" ha")]
    [InlineData("edr_cp1252.csv", "1: a¦b¦c", "3: [4]¦[5]¦æøå")]
    [InlineData("edr_utf16le_bom.csv", "1: a¦b¦c", "3: [4]¦[5]¦ʤ")]
    [InlineData("edr_utf8_bom.csv", "1: a¦b¦c", "3: [4]¦[5]¦ʤ")]
    [InlineData("edr_MOCK_DATA.csv", "1: id¦first_name¦last_name¦email¦gender¦ip_address", "2: [1]¦Bonnee¦Hucklesby¦bhucklesby0@wix.com¦Female¦66.59.32.255")]
    public void A_csv_is_read_letter_for_letter(string name, string first, string? another)
    {
        var rows = Tables.Rows(Tables.Open(Bytes(name)));

        Assert.Equal(first, rows[0]);
        if (another is not null)
            Assert.Contains(another, rows);
    }

    [Theory]
    [InlineData("edr_MOCK_DATA.csv", 1_001)]
    [InlineData("pss_semicolon_separated.csv", 3)]
    public void No_row_of_a_csv_is_lost(string name, int rows) => Assert.Equal(rows, Tables.Rows(Tables.Open(Bytes(name))).Count);

    [Fact]
    public void A_template_of_a_ministry_is_read_as_csv_with_every_row_and_as_workbook_with_its_eight()
    {
        var csv = Tables.Rows(Tables.Open(Bytes("mhclg_2023_24_lettings_bulk_upload.csv")));
        var workbook = Tables.Rows(Tables.Open(Bytes("mhclg_2023_24_lettings_bulk_upload.xlsx")));

        Assert.Equal((9, 8), (csv.Count, workbook.Count));
        Assert.Contains("Setting up this lettings log", csv[0], StringComparison.Ordinal);
        Assert.Contains("Setting up this lettings log", workbook[0], StringComparison.Ordinal);
        Assert.Contains("¦1AA¦E07000004¦", csv[8], StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_workbook_under_the_name_of_a_csv_is_called_a_damaged_workbook()
    {
        Assert.Equal("damaged", Tables.RefusalOf(Bytes("mhclg_excel_as_csv.csv"))?.Code);
    }

    [Fact]
    public void Merged_cells_hold_their_value_in_their_first_cell_alone()
    {
        var rows = Tables.Rows(Tables.Open(Bytes("edr_Test_MergedCell.xlsx")));

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.DoesNotContain("FormulaWithoutValue", row, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("pss_HiddenSheet.xlsx")]
    [InlineData("cxml_hidden_sheets.xlsx")]
    public void A_hidden_sheet_is_not_read_and_is_named_to_the_member(string name)
    {
        var table = Tables.Open(Bytes(name));

        var workbook = Reads.Open(Bytes(name));
        Assert.False(workbook.Find(table.Sheet)!.IsHidden);
        Assert.Contains("(hidden)", Assert.Single(table.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_counted_from_1904_is_the_day_it_was_typed_as()
    {
        var table = Tables.Open(Bytes("edr_Test_git_Issue_649_Date1904_Parsings.xlsx"));
        SheetCell? found = null;
        table.ReadRows(row => found ??= row.Number == 12 ? row[13] : null);

        Assert.Equal("2023-09-01", SpreadsheetDate.InWords(found!.Value.Number!.Value, table.Uses1904Dates));
    }

    [Fact]
    public void Every_file_is_read_or_refused_with_one_sentence()
    {
        foreach (var path in SharedData.Files("*", "uploads", "benign"))
        {
            if (Tables.RefusalOf(File.ReadAllBytes(path)) is { } refusal)
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"{Path.GetFileName(path)}: {refusal.Message}");
                Assert.Matches("^[A-Z“].*[.]$", refusal.Message);
                Assert.Matches("^[A-Z“].*[.]$", refusal.Cure);
            }
        }
    }

    private static byte[] Bytes(string name) => File.ReadAllBytes(SharedData.Path("uploads", "benign", name));

    private static Dictionary<string, SheetCell> Cells(string name, string sheet) => Reads.Cells(Bytes(name), sheet);
}
