using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Scorecards;
using Benchmarking.Web.Tests.Features.Benchmarks;

namespace Benchmarking.Web.Tests.Features.Scorecards;

public sealed class DraftFormTests
{
    [Fact]
    public void The_figure_stays_the_site_s_and_the_words_are_free()
    {
        Assert.Null(Wrong("[figure] people told us that we hear them"));
        Assert.Contains("write [figure] once", Wrong("People told us that we hear them"));
        Assert.Contains("write [figure] once", Wrong("[figure] and again [figure]"));
        Assert.Contains("write no other numbers", Wrong("[figure] people said so, 99% of all"));
        Assert.Contains("write no other numbers", Wrong("[figure] people said so, ٩ of all"));
        foreach (var number in new[] { "½", "②", "Ⅻ", "x²" })
            Assert.Contains("write no other numbers", Wrong($"[figure] people said so, {number} of all"));
        Assert.Contains("say in words", Wrong("[figure]!"));
        Assert.Contains("at most 110 characters", Wrong("[figure] " + new string('x', 110)));
        Assert.Contains("on one line", Wrong("[figure] people\nsaid so"));
    }

    [Fact]
    public void A_number_of_the_metric_s_own_wording_may_stay()
    {
        Assert.Null(Wrong("For every 1,000 homes, [figure] residents take part", "involved-per-1000-homes"));
        Assert.Contains("write no other numbers", Wrong("For every 2,000 homes, [figure] residents take part", "involved-per-1000-homes"));
    }

    [Fact]
    public void At_least_one_figure_and_at_most_twelve()
    {
        var ground = Ground([.. Enumerable.Range(1, 13).Select(number => $"metric-{number}")]);
        var none = DraftForm.Of(new DraftContent([], [], true), 0, ground);
        Assert.Equal(["Choose at least one figure"], none.Read(ground).Errors.Select(error => error.Message));

        foreach (var figure in none.Figures)
            figure.Chosen = true;
        Assert.Equal(["Choose at most 12 figures: you chose 13"], none.Read(ground).Errors.Select(error => error.Message));

        none.Figures[0].Chosen = false;
        Assert.Equal(12, none.Read(ground).Content!.Figures.Count);
    }

    [Fact]
    public void At_most_four_entries_and_none_of_somebody_else()
    {
        var ground = Ground("kept-informed");
        var form = DraftForm.Of(ground.First, 0, ground);
        form.Entries = [.. ground.Entries.Select(entry => entry.Id), Guid.NewGuid()];
        Assert.Equal(["Choose at most 4 of “You said, we did”: you chose 5"], form.Read(ground).Errors.Select(error => error.Message));

        form.Entries.RemoveAt(0);
        Assert.Equal(ground.Entries.Skip(1).Select(entry => entry.Id), form.Read(ground).Content!.Entries);
    }

    [Fact]
    public void The_proposal_before_anybody_chose_is_in_order()
    {
        var ground = Ground("kept-informed", "views-listened-to");
        Assert.Empty(DraftForm.Of(ground.First, 0, ground).Read(ground).Errors);
    }

    private static string? Wrong(string wording, string code = "kept-informed")
    {
        var ground = Ground(code);
        var form = DraftForm.Of(ground.First, 0, ground);
        form.Figures[0].Wording = wording;
        return form.Read(ground).Errors.SingleOrDefault()?.Message;
    }

    private static ScorecardGround Ground(params string[] codes)
    {
        var series = Example.Series(null, (68, Example.Cell(62)), (72, Example.Cell(66)));
        return new ScorecardGround(
            series.Latest.Quarter,
            [.. codes.Select(code => series with { Subject = Example.Subject(code: code) })],
            [.. Enumerable.Range(1, 5).Select(number => new SaidEntry { YouSaid = $"said {number}", WeDid = "did", WhatChanged = "" })]);
    }
}
