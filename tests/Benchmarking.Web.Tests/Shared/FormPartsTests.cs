using Benchmarking.Web.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Benchmarking.Web.Tests.Shared;

public class FormPartsTests
{
    [Fact]
    public void Each_problem_links_to_its_field()
    {
        var state = new ModelStateDictionary();
        state.AddModelError("Answers[2].Value", "Not a number");
        state.AddModelError("", "Somebody else saved first");

        var errors = ErrorSummary.Of(state).Errors;

        Assert.Contains(new FormError("Answers_2__Value", "Not a number"), errors);
        Assert.Contains(new FormError(null, "Somebody else saved first"), errors);
    }

    [Fact]
    public void A_number_field_is_described_by_the_texts_it_has()
    {
        var field = new NumberField("Homes", "Homes", "x", Before: "12", Error: "Not a number");

        Assert.Equal("Homes-before Homes-error", field.DescribedBy);
        Assert.Null(new NumberField("Homes", "Homes", null).DescribedBy);
    }

    [Theory]
    [InlineData(5, 12, "1 … 4 5 6 … 12")]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(1, 12, "1 2 … 12")]
    [InlineData(1, 1, "1")]
    public void Pages_far_away_are_left_out(int page, int pages, string shown) =>
        Assert.Equal(shown, string.Join(' ', new Pagination("Log", page, pages, p => $"?page={p}").Shown().Select(p => p?.ToString() ?? "…")));

    [Theory]
    [InlineData("not_started")]
    [InlineData("in_progress")]
    [InlineData("sent")]
    [InlineData("signed_off")]
    [InlineData("reopened")]
    [InlineData("nothing_to_report")]
    public void Every_state_of_a_return_has_a_tag(string state) => Assert.NotEmpty(StatusTag.ForReturn(state).Text);
}
