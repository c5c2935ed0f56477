using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Workbooks.Returns;
using Benchmarking.Workbooks.Tests.Support;

namespace Benchmarking.Workbooks.Tests.Returns;

/// <summary>The workbook that comes back.</summary>
public sealed class ReturnWorkbookReadingTests
{
    [Fact]
    public void What_was_filled_in_comes_back_exactly_with_its_cells()
    {
        var file = Fill()
            .Number(SampleReturn.Homes, "1250")
            .Text(SampleReturn.Listened, " 1,234 ")
            .Text(SampleReturn.AskedReason, "Not applicable [z]")
            .Formula(SampleReturn.Spend, "0.1+0.2", "0.30000000000000004")
            .Text("H9", "two sessions")
            .ToBytes();

        var read = SampleReturn.Read(file);

        Assert.False(read.IsRefused);
        Assert.Empty(read.Problems);
        Assert.Equal(
        [
            new ReturnAnswer("homes", 1_250m, null, null, null, false, "Figures", "F5"),
            new ReturnAnswer("listened", null, null, " 1,234 ", null, false, "Figures", "F6"),
            new ReturnAnswer("asked", null, Marker.NotApplicable, null, null, false, "Figures", "G7"),
            new ReturnAnswer("spend", 0.3m, null, null, "two sessions", true, "Figures", "F9"),
        ], read.Answers);
    }

    [Fact]
    public void A_workbook_sent_back_untouched_brings_what_was_there_already()
    {
        var template = SampleReturn.With("asked", new Answer(null, Marker.NotCollected, null), "no survey");

        var read = SampleReturn.Read(SampleReturn.Write(template));

        Assert.Equal(4, read.Answers.Count);
        Assert.Equal((Marker.NotCollected, "no survey"), (read.Answers[2].Marker, read.Answers[2].Note));
        Assert.All(read.Answers.Where(a => a.InputCode != "asked"), a => Assert.Equal((null, null, null), (a.Number, a.Marker, a.Text)));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.07")]
    [InlineData("123456789012345")]
    [InlineData("18250.5")]
    public void Numbers_come_back_to_the_last_digit(string number)
    {
        var value = decimal.Parse(number);
        var read = SampleReturn.Read(SampleReturn.Write(SampleReturn.With("spend", new Answer(value, null, null))));

        Assert.Equal(value, read.Answers.Single(a => a.InputCode == "spend").Number);
    }

    [Fact]
    public void Another_organisations_workbook_is_refused_without_saying_whose_it_is()
    {
        var read = SampleReturn.Read(SampleReturn.Write(), SampleReturn.Stamp with { OrganisationId = "org-0001" });

        AssertRefused(read, "other-organisation", "made for another organisation");
        Assert.DoesNotContain("Moss", read.Refusal!.Message + read.Refusal.Cure, StringComparison.Ordinal);
        Assert.DoesNotContain("7f3a", read.Refusal.Message + read.Refusal.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_quarters_workbook_is_refused_with_both_quarters_named()
    {
        var read = SampleReturn.Read(SampleReturn.Write(), SampleReturn.Stamp with { Period = "2026-Q2" });

        AssertRefused(read, "other-period", "is for Q1, April to June 2026, but this return is for Q2, July to September 2026");
        Assert.StartsWith("Download the workbook for Q2, July to September 2026", read.Refusal!.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_version_is_refused_with_both_versions_named()
    {
        AssertRefused(SampleReturn.Read(SampleReturn.Write(), SampleReturn.Stamp with { TemplateVersion = "4" }), "other-version", "version 3 of the questions, which have since changed to version 4");
    }

    [Fact]
    public void The_wrong_workbook_is_named_before_any_of_its_cells()
    {
        var file = Fill().Error(SampleReturn.Homes, "#REF!").ToBytes();
        var read = SampleReturn.Read(file, SampleReturn.Stamp with { OrganisationId = "org-0001", Period = "2026-Q2" });

        AssertRefused(read, "other-organisation", "another organisation");
    }

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, "soon")]
    [InlineData(3, "")]
    public void A_workbook_whose_stamp_was_broken_is_not_one_of_ours(int row, string value)
    {
        AssertRefused(SampleReturn.Read(Fill().Stamp(row, value).ToBytes()), "not-a-return", "not one that was downloaded from here");
    }

    [Fact]
    public void Any_other_workbook_is_not_one_of_ours()
    {
        AssertRefused(SampleReturn.Read(RawWorkbook.WithRows("").ToBytes()), "not-a-return", "not one that was downloaded from here");
        AssertRefused(SampleReturn.Read("organisation,period"u8.ToArray()), "text-file", "text file");
    }

    [Fact]
    public void All_problems_are_told_at_once_each_with_its_cell()
    {
        var file = Fill()
            .Number(SampleReturn.Homes, "1250").Text(SampleReturn.HomesReason, "Not collected [x]")
            .Formula(SampleReturn.Listened, "B1+B2", null)
            .Text(SampleReturn.AskedReason, "did not ask")
            .Error(SampleReturn.Spend, "#REF!")
            .ToBytes();

        var read = SampleReturn.Read(file);

        Assert.Equal(
            ["F5 number-and-reason homes", "F6 formula-without-value listened", "G7 unknown-reason asked", "F9 error-in-cell spend"],
            read.Problems.Select(Short));
        Assert.Empty(read.Answers);
        Assert.All(read.Problems, p => Assert.EndsWith(".", p.Message, StringComparison.Ordinal));
        Assert.All(read.Problems, p => Assert.EndsWith(".", p.Cure, StringComparison.Ordinal));
    }

    [Fact]
    public void A_date_and_a_truth_value_are_no_numbers()
    {
        var read = SampleReturn.Read(Fill().Formatted(SampleReturn.Homes, "46054", 14).Boolean(SampleReturn.Listened).ToBytes());

        Assert.Equal(["F5 date-in-cell homes", "F6 true-or-false listened"], read.Problems.Select(Short));
    }

    [Fact]
    public void A_percentage_is_handed_on_as_it_is_seen()
    {
        var read = SampleReturn.Read(Fill().Formatted(SampleReturn.Spend, "0.645", 10).ToBytes());

        Assert.Equal("64.5%", read.Answers.Single(a => a.InputCode == "spend").Text);
    }

    [Fact]
    public void Missing_twice_given_and_unknown_rows_are_told_apart()
    {
        var file = Fill().DeleteRow(SampleReturn.Asked).Text("A6", "homes").Text("A9", "Spend!").Number(SampleReturn.Spend, "5").ToBytes();

        var read = SampleReturn.Read(file);

        Assert.Equal(
            ["A6 input-twice homes", "A9 unknown-input ", " row-missing listened", " row-missing asked", " row-missing spend"],
            read.Problems.Select(Short));
        Assert.Empty(read.Answers);
    }

    [Fact]
    public void An_answer_in_a_row_without_a_code_is_not_lost_in_silence()
    {
        var read = SampleReturn.Read(Fill().Text("A6", "").Number(SampleReturn.Listened, "7").ToBytes());

        Assert.Equal(["F6 row-without-code ", " row-missing listened"], read.Problems.Select(Short));
    }

    [Theory]
    [InlineData("Not collected [x]", Marker.NotCollected)]
    [InlineData("not collected", Marker.NotCollected)]
    [InlineData("[Z]", Marker.NotApplicable)]
    [InlineData("z", Marker.NotApplicable)]
    public void Reasons_may_be_typed_in_short(string typed, Marker marker)
    {
        var read = SampleReturn.Read(Fill().Text(SampleReturn.AskedReason, typed).ToBytes());

        Assert.Equal(marker, read.Answers.Single(a => a.InputCode == "asked").Marker);
    }

    [Fact]
    public void Sheets_a_member_added_are_not_read_and_named()
    {
        Assert.Contains("Only the sheet “Figures” was read, and not “My sums”.", SampleReturn.Read(Fill().AddSheet("My sums").ToBytes()).Told);
    }

    [Fact]
    public void Headings_that_are_gone_are_said_so_in_one_sentence()
    {
        AssertRefused(SampleReturn.Read(Fill().Text("F3", "Value").ToBytes()), "headings-missing", "“Your number”");
    }

    private static FilledWorkbook Fill() => new(SampleReturn.Write());

    private static string Short(CellProblem problem) => $"{problem.Cell} {problem.Code} {problem.InputCode}";

    private static void AssertRefused(ReadReturn read, string code, string words)
    {
        Assert.Equal(code, read.Refusal?.Code);
        Assert.Contains(words, read.Refusal!.Message, StringComparison.Ordinal);
        Assert.Empty(read.Problems);
        Assert.Empty(read.Answers);
    }
}
