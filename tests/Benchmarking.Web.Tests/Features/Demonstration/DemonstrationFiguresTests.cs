using Benchmarking.Engine;
using Benchmarking.Web.Features.Demonstration;
using Benchmarking.Web.Features.Seeding;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Tests.Features.Demonstration;

public sealed class DemonstrationFiguresTests
{
    private static readonly DemonstrationFigures Figures = new();

    private static readonly decimal[] KnownFigures = [9000, 828, 561, 90116, 5];

    private static readonly IReadOnlyList<DemonstrationRound> Rounds =
        DemonstrationRound.Until(Period.Parse("2026-Q2"), LondonTime.At(new DateOnly(2026, 11, 23), TimeOnly.MinValue));

    [Fact]
    public void The_same_organisation_and_quarter_always_have_the_same_figures()
    {
        var again = new DemonstrationFigures();

        foreach (var input in SeedRows.Inputs())
            Assert.Equal(Figures.Value("gentoo", 29000, input.Code, Rounds[3]), again.Value("gentoo", 29000, input.Code, Rounds[3]));
    }

    [Fact]
    public void The_figures_are_those_of_the_fixed_seed()
    {
        string[] inputs = ["homes", "views-replies", "views-positive", "involvement-cost", "rung-4"];

        Assert.Equal(KnownFigures, inputs.Select(input => Figures.Value("aspire-housing", 9000, input, Rounds[7])));
    }

    [Fact]
    public void Organisations_differ_and_quarters_move()
    {
        var gentoo = Figures.Value("gentoo", 9000, "involvement-cost", Rounds[0]);

        Assert.NotEqual(gentoo, Figures.Value("livin", 9000, "involvement-cost", Rounds[0]));
        Assert.NotEqual(gentoo, Figures.Value("gentoo", 9000, "involvement-cost", Rounds[1]));
    }

    [Fact]
    public void A_figure_of_a_whole_year_stays_the_same_all_year()
    {
        var years = Rounds.GroupBy(round => round.Period.StartYear)
            .Select(year => year.Select(round => Figures.Value("gentoo", 29000, "social-value-hact", round)).Distinct().ToList());

        Assert.All(years, values => Assert.Single(values));
    }

    [Fact]
    public void Every_value_has_the_places_its_box_takes()
    {
        foreach (var input in SeedRows.Inputs())
        {
            var value = Figures.Value("salix-homes", 8200, input.Code, Rounds[5]);
            Assert.Equal(Math.Round(value, input.Decimals), value);
        }
    }
}
