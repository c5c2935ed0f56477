using System.Text;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register;
using Benchmarking.Web.Features.Register.Imports;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Tests.Features.Register.Imports;

public sealed class ImportedFileTests
{
    private static readonly IReadOnlyList<ImportColumn> Columns =
        [new("objective", "What you mean to do.", Must: true), new("owner role", "Who sees to it."), new("begins", "A month.")];

    [Fact]
    public void Columns_are_found_by_their_names_whatever_their_order_and_their_writing()
    {
        var (file, refusal) = Read("Begins,notes,OWNER_ROLE,Objective\nApril 2026,x,Manager,Ask twice\n,,,\n,y,,\n");

        Assert.Null(refusal);
        var row = Assert.Single(file!.Lines.Rows);
        Assert.Equal(2, row.Number);
        Assert.Equal(("Ask twice", "Manager"), (row.Text("objective"), row.Text("owner role")));
        Assert.Equal(new DateOnly(2026, 4, 1), row.Month("begins"));
        Assert.True(file.Lines.Has("begins"));
        Assert.Equal("Ask twice", ImportLines.Read(file.Lines.ToJson()).Rows[0].Text("objective"));
    }

    [Theory]
    [InlineData("2026-05-14")]
    [InlineData("14/05/2026")]
    [InlineData("14.5.2026")]
    [InlineData("14 May 2026")]
    [InlineData("14-May-26")]
    public void A_day_is_read_as_people_write_it(string written) =>
        Assert.Equal(new DateOnly(2026, 5, 14), new ImportRow(2, new() { ["on"] = written }).Date("on").Read());

    [Theory]
    [InlineData("2026-05")]
    [InlineData("May 2026")]
    [InlineData("May-26")]
    [InlineData("5/2026")]
    [InlineData("14/05/2026")]
    public void A_month_is_read_as_people_write_it(string written) =>
        Assert.Equal(new DateOnly(2026, 5, 1), new ImportRow(2, new() { ["on"] = written }).Month("on"));

    [Fact]
    public void A_choice_is_read_by_its_words_or_as_it_is_stored_and_others_are_left_to_be_refused()
    {
        var row = new ImportRow(2, new() { ["a"] = "ON TRACK", ["b"] = "on_track", ["c"] = "nearly" });
        Assert.Equal(["on_track", "on_track", "nearly", ""], new[] { "a", "b", "c", "d" }.Select(column => row.Choice<ActionStanding>(column, standing => standing.Words())));
    }

    [Fact]
    public void A_problem_has_its_place_and_the_column_s_words_as_cure()
    {
        var file = Read("objective,owner role\nAsk twice,M\n").File!;
        file.Note(file.Lines.Rows[0], [new FormError("owner_role", "Type the role")]);

        var problem = Assert.Single(ImportProblems.Read(file.Problems.ToJson()).First);
        Assert.Equal(new ImportProblem(2, "", "row 2, column B", "owner role", "Type the role", "Who sees to it."), problem);
    }

    [Fact]
    public void A_heading_without_a_needed_column_or_with_one_twice_is_refused()
    {
        Assert.Equal("no-heading", Read("owner role\nManager\n").Refusal!.Code);
        Assert.Equal("heading-twice", Read("objective,Objective\na,b\n").Refusal!.Code);
        Assert.Equal("no-rows", Read("objective\n\n").Refusal!.Code);
    }

    private static (ImportedFile? File, Workbooks.Refusal? Refusal) Read(string csv) => ImportedFile.Read(Encoding.UTF8.GetBytes(csv), "Plan", Columns);
}
