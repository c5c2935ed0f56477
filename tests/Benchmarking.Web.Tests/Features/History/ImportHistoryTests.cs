using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.History;

namespace Benchmarking.Web.Tests.Features.History;

public sealed class ImportHistoryTests(HistoryGround ground) : IClassFixture<HistoryGround>
{
    private const string Heading = "period,metric,area,value,numerator,denominator,marker";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Figures_are_taken_over_as_values_parts_and_markers()
    {
        var member = await ground.MemberAsync();

        var import = await ground.ImportAsync(
            member, Heading, "2024-Q1,views-listened-to,,,36,50,", "2024/25,Kept informed,North,72,,,", "2024-Q2,cost-per-household,,£12.50,,,",
            "2024-Q3,turnout,,,,,x", "2024-Q4,turnout,,,0,0,");

        Assert.Equal((HistoryImportState.Imported, 5, 5, 0, 0), (import.State, import.RowsRead, import.RowsNew, import.RowsChanged, import.RowsSame));
        Assert.Equal(
            [
                "cost-per-household 2024-Q2 |12.5", "kept-informed 2024-25 North|72", "turnout 2024-Q3 |x", "turnout 2024-Q4 |u",
                "views-listened-to 2024-Q1 |72",
            ],
            await ground.FiguresAsync(member));
        Assert.Equal(OrganisationJobState.Done, (await ground.JobAsync(import.Id)).State);
        Assert.Equal(1L, await ground.AskAsync<long>($"select count(*) from audit_entries where organisation_id = '{member.OrganisationId}' and action = 'imported'"));
    }

    [Theory]
    [InlineData("2024-Q5,turnout,,1,,,", "not-a-period", "row 2, column A")]
    [InlineData("2990-Q1,turnout,,1,,,", "period-to-come", "row 2, column A")]
    [InlineData(",turnout,,1,,,", "no-period", "row 2, column A")]
    [InlineData("2024-Q1,turn-out,,1,,,", "unknown-metric", "row 2, column B")]
    [InlineData("2024-Q1,turnout,,many,,,", "not-a-number", "row 2, column D")]
    [InlineData("2024-Q1,turnout,,5001,,,", "above-possible", "row 2, column D")]
    [InlineData("2024-Q1,views-listened-to,,101%,,,", "above-possible", "row 2, column D")]
    [InlineData("2024-Q1,activities-held,,1.5,,,", "whole-number", "row 2, column D")]
    [InlineData("2024-Q1,views-listened-to,,,51,50,", "numerator-above-denominator", "row 2, column E")]
    [InlineData("2024-Q1,views-listened-to,,,-1,50,", "negative", "row 2, column E")]
    [InlineData("2024-Q1,views-listened-to,,,36,,", "denominator-missing", "row 2, column F")]
    [InlineData("2024-Q1,views-listened-to,,,,50,", "numerator-missing", "row 2, column E")]
    [InlineData("2024-Q1,activities-held,,,36,50,", "no-denominator", "row 2, column F")]
    [InlineData("2024-Q1,views-listened-to,,71,36,50,", "value-and-parts-differ", "row 2, column D")]
    [InlineData("2024-Q1,turnout,,3,,,x", "value-and-marker", "row 2, column G")]
    [InlineData("2024-Q1,turnout,,,,,y", "not-a-marker", "row 2, column G")]
    public async Task A_row_that_cannot_be_right_is_told_with_its_cell_and_nothing_is_kept(string row, string code, string place)
    {
        var member = await ground.MemberAsync();

        var import = await ground.ImportAsync(member, Heading, row, "2024-Q1,kept-informed,,70,,,");

        Assert.Equal(HistoryImportState.Refused, import.State);
        var problem = Assert.Single(HistoryProblems.Read(import.Problems).First);
        Assert.Equal((code, place, 2), (problem.Code, problem.Place, problem.Row));
        Assert.NotEmpty(problem.Message);
        Assert.NotEmpty(problem.Cure);
        Assert.Empty(await ground.FiguresAsync(member));
    }

    [Fact]
    public async Task A_figure_given_twice_names_both_rows()
    {
        var member = await ground.MemberAsync();

        var import = await ground.ImportAsync(
            member, Heading, "2024-Q1,turnout,A,1,,,", "2024-Q1,turnout,B,1,,,", "2024 q1,TURNOUT,A,2,,,", "2024-Q1,turnout,A,wrong,,,");

        var problems = HistoryProblems.Read(import.Problems);
        Assert.Equal(3, problems.Count);
        Assert.Equal(["not-a-number", "twice", "twice"], problems.First.Select(problem => problem.Code).Order());
        Assert.Contains(problems.First, problem => problem.Message == "Row 4 has the same period, metric and area as row 2.");
        Assert.Contains(problems.First, problem => problem.Message == "Row 5 has the same period, metric and area as row 2.");
    }

    [Fact]
    public async Task Only_the_first_thousand_problems_are_kept_and_all_are_counted()
    {
        var member = await ground.MemberAsync();

        var import = await ground.ImportAsync(member, [Heading, .. Enumerable.Range(0, 1_200).Select(at => $"2024-Q1,turnout,A{at},no,,,")]);

        var problems = HistoryProblems.Read(import.Problems);
        Assert.Equal((1_200, 1_000), (problems.Count, problems.First.Count));
        Assert.Equal(2, problems.First[0].Row);
    }

    [Fact]
    public async Task A_file_without_its_heading_says_which_columns_are_missing()
    {
        var member = await ground.MemberAsync();

        var import = await ground.ImportAsync(member, "when,metric,value", "2024-Q1,turnout,1");

        Assert.Contains("“period”", Assert.Single(HistoryProblems.Read(import.Problems).First).Message);
    }

    [Fact]
    public async Task Columns_stand_in_any_order_beside_others_and_rows_without_a_figure_are_left_alone()
    {
        var member = await ground.MemberAsync();

        var import = await ground.ImportAsync(
            member, "name,Value, METRIC ,period", "Turn-out,4,turnout,2024-Q1", "Turn-out,,turnout,2024-Q2", "Turn-out,5,turnout,2024-Q3");

        Assert.Equal((2, 2), (import.RowsRead, import.RowsNew));
        Assert.Equal(1, HistorySummary.Parse(import.Summary)!.Blank);
    }

    [Fact]
    public async Task Changes_are_shown_before_anything_is_overwritten_and_made_once_somebody_says_yes()
    {
        var member = await ground.MemberAsync();
        await ground.ImportAsync(member, Heading, "2024-Q1,turnout,,4,,,", "2024-Q2,turnout,,5,,,");

        var import = await ground.ImportAsync(member, Heading, "2024-Q1,turnout,,4,,,", "2024-Q2,turnout,,6,,,", "2024-Q3,turnout,,7,,,");

        Assert.Equal((HistoryImportState.Asking, 1, 1, 1), (import.State, import.RowsNew, import.RowsChanged, import.RowsSame));
        Assert.Equal(["turnout 2024-Q1 |4", "turnout 2024-Q2 |5"], await ground.FiguresAsync(member));
        Assert.Equal("5 6", await ChangesAsync(import.Id));

        Assert.Equal(HistoryStep.Done, await ConfirmAsync(member, import.Id));
        await ground.Runner().DoNextAsync(Cancel);

        Assert.Equal(HistoryImportState.Imported, (await ground.FindAsync(import.Id)).State);
        Assert.Equal(["turnout 2024-Q1 |4", "turnout 2024-Q2 |6", "turnout 2024-Q3 |7"], await ground.FiguresAsync(member));
        Assert.Equal("5 6", await ChangesAsync(import.Id));
        Assert.Equal(HistoryStep.TooLate, await ConfirmAsync(member, import.Id));
    }

    [Fact]
    public async Task A_figure_that_changed_after_the_question_is_asked_about_again()
    {
        var member = await ground.MemberAsync();
        await ground.ImportAsync(member, Heading, "2024-Q1,turnout,,4,,,");
        var asked = await ground.ImportAsync(member, Heading, "2024-Q1,turnout,,5,,,");
        var between = await ground.ImportAsync(member, Heading, "2024-Q1,turnout,,6,,,");
        await ConfirmAsync(member, between.Id);
        await ground.Runner().DoNextAsync(Cancel);

        await ConfirmAsync(member, asked.Id);
        await ground.Runner().DoNextAsync(Cancel);

        Assert.Equal(HistoryImportState.Asking, (await ground.FindAsync(asked.Id)).State);
        Assert.Equal(["turnout 2024-Q1 |6"], await ground.FiguresAsync(member));
        Assert.Equal("6 5", await ChangesAsync(asked.Id));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var member = await ground.MemberAsync();
        string[] file = [Heading, "2024-Q1,views-listened-to,,,1,3,", "2024-Q2,turnout,,5,,,", "2024-Q3,turnout,,,,,z"];
        var first = await ground.ImportAsync(member, file);

        var again = await ground.ImportAsync(member, file);

        Assert.Equal((HistoryImportState.Imported, 0, 0, 3), (again.State, again.RowsNew, again.RowsChanged, again.RowsSame));
        Assert.Equal(3L, await ground.AskAsync<long>($"select count(*) from history_figures where import_id = '{first.Id}'"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_row_read_is_counted_once_as_new_changed_or_the_same(int seed)
    {
        var random = new Random(seed);
        var member = await ground.MemberAsync();
        await ground.ImportAsync(member, [Heading, .. Rows()]);

        var import = await ground.ImportAsync(member, [Heading, .. Rows()]);

        var summary = HistorySummary.Parse(import.Summary)!;
        Assert.Equal(import.RowsRead, import.RowsNew + import.RowsChanged + import.RowsSame);
        Assert.Equal(import.RowsRead, summary.Metrics.Sum(line => line.Read));
        Assert.Equal(import.RowsRead, summary.Periods.Sum(line => line.Read));
        Assert.Equal(import.RowsChanged > 0 ? HistoryImportState.Asking : HistoryImportState.Imported, import.State);

        IEnumerable<string> Rows() =>
            from year in Enumerable.Range(2015, 8)
            from metric in new[] { "turnout", "activities-held", "cost-per-household" }
            where random.Next(3) > 0
            select $"{year}-Q1,{metric},,{random.Next(3)},,,";
    }

    [Fact]
    public async Task Deleting_an_import_takes_its_figures_and_its_file_away_and_no_others()
    {
        var member = await ground.MemberAsync();
        var other = await ground.MemberAsync();
        await ground.ImportAsync(other, Heading, "2024-Q1,turnout,,4,,,");
        var kept = await ground.ImportAsync(member, Heading, "2024-Q1,turnout,,4,,,");
        var gone = await ground.ImportAsync(member, Heading, "2024-Q2,turnout,,5,,,");

        Assert.Equal(HistoryStep.NoSuchImport, await new RemoveHistory(ground.Door, ground.Clock).HandleAsync(other, gone.Id, Cancel));
        Assert.Equal(HistoryStep.Done, await new RemoveHistory(ground.Door, ground.Clock).HandleAsync(member, gone.Id, Cancel));

        Assert.Equal(["turnout 2024-Q1 |4"], await ground.FiguresAsync(member));
        Assert.Equal(["turnout 2024-Q1 |4"], await ground.FiguresAsync(other));
        var removed = await ground.FindAsync(gone.Id);
        Assert.Equal((HistoryImportState.Removed, 0), (removed.State, removed.Content.Length));
        Assert.NotEmpty((await ground.FindAsync(kept.Id)).Content);
    }

    private Task<HistoryStep> ConfirmAsync(Benchmarking.Web.Tenancy.Actor member, Guid import) =>
        new ResumeHistory(ground.Door, ground.Bell, ground.Clock).HandleAsync(member, import, confirmed: true, Cancel);

    private Task<string> ChangesAsync(Guid import) =>
        ground.AskAsync<string>($"select string_agg(old_value::text || ' ' || new_value::text, ';') from history_changes where import_id = '{import}'");
}
