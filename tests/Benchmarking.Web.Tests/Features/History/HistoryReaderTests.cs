using System.Text;
using Benchmarking.Engine;
using Benchmarking.Web.Features.History;
using Benchmarking.Workbooks.Reading;

namespace Benchmarking.Web.Tests.Features.History;

public sealed class HistoryReaderTests
{
    private static readonly DateOnly Today = new(2026, 7, 1);

    [Fact]
    public void A_file_may_have_as_many_rows_as_the_limit_and_not_one_more()
    {
        var (rows, refusal) = HistoryReader.Count(TableOf(HistoryReader.MostRows));
        Assert.Equal((HistoryReader.MostRows, null), (rows, refusal));

        var refused = HistoryReader.Count(TableOf(HistoryReader.MostRows + 1)).Refusal;
        Assert.Contains("200,000", refused!.Message);
        // Above the limit of all tables too the limit that counts here is named.
        Assert.Contains("200,000", HistoryReader.Count(TableOf(Benchmarking.Workbooks.Limits.Rows + 10)).Refusal!.Message);
    }

    [Fact]
    public void A_file_with_a_heading_alone_says_so()
    {
        Assert.Equal("no-rows", HistoryReader.Count(TableOf(0)).Refusal!.Code);
    }

    [Theory]
    [InlineData("2024-Q1", "2024-Q1")]
    [InlineData(" 2024 q1 ", "2024-Q1")]
    [InlineData("2011-12", "2011-12")]
    [InlineData("2011/12", "2011-12")]
    public void Periods_are_read_as_people_write_them(string written, string period)
    {
        var (read, fault) = HistoryCells.Period(Cell(written), Today);

        Assert.Null(fault);
        Assert.Equal(period, read!.ToString());
    }

    [Fact]
    public void A_year_that_became_a_date_says_what_happened()
    {
        var date = new SheetCell(2, 1, CellKind.Number, null, 40878, NumberMeaning.Date, false);

        Assert.Equal("period-is-a-date", HistoryCells.Period(date, Today).Fault!.Code);
    }

    [Fact]
    public void A_cell_that_shows_a_percentage_is_read_as_it_shows()
    {
        var cell = new SheetCell(2, 4, CellKind.Number, null, 0.72m, NumberMeaning.Percent, false);

        Assert.Equal(72m, HistoryCells.Number(cell, HistoryColumn.Value, isPercentage: true).Number);
    }

    [Theory]
    [InlineData(CellKind.FormulaWithoutValue, null, "formula-without-value")]
    [InlineData(CellKind.Error, "#REF!", "not-a-number")]
    [InlineData(CellKind.Boolean, "TRUE", "not-a-number")]
    public void Cells_that_hold_no_number_say_why(CellKind kind, string? text, string code)
    {
        var cell = new SheetCell(2, 4, kind, text, null, NumberMeaning.Plain, kind == CellKind.FormulaWithoutValue);

        Assert.Equal(code, HistoryCells.Number(cell, HistoryColumn.Value, isPercentage: false).Fault!.Code);
    }

    [Fact]
    public void A_marker_may_stand_in_the_place_of_the_number()
    {
        Assert.Equal(Marker.NotCollected, HistoryCells.Number(Cell("[x]"), HistoryColumn.Value, isPercentage: false).Marker);
    }

    private static SheetCell Cell(string text) => new(2, 1, CellKind.Text, text, null, NumberMeaning.Plain, false);

    private static SafeTable TableOf(int rows)
    {
        var text = new StringBuilder("period,metric,value\n");
        for (var row = 0; row < rows; row++)
            text.Append("2024-Q1,turnout,1\n");
        Assert.True(SafeTable.TryOpen(Encoding.UTF8.GetBytes(text.ToString()), out var table, out _));
        return table;
    }
}
