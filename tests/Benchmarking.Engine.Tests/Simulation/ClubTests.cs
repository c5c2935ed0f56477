using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Tests.Simulation;

public class ClubTests
{
    [Fact]
    public void The_same_plan_gives_the_same_club_and_another_seed_another_one()
    {
        var plan = new ClubPlan(24) { Periods = 3, Late = 0.05 };

        Assert.Equal(Club.Simulate(plan).Observations, Club.Simulate(plan).Observations);
        Assert.NotEqual(Club.Simulate(plan).Observations, Club.Simulate(plan with { Seed = 2 }).Observations);
    }

    [Theory]
    [InlineData(12, 10)]
    [InlineData(24, 10)]
    [InlineData(60, 10)]
    [InlineData(400, 10)]
    [InlineData(1600, 9 + 6 + 4 + 24)]
    public void A_club_of_any_size_has_its_peer_groups(int organisations, int groups)
    {
        var club = Club.Simulate(new ClubPlan(organisations) { Metrics = 1 });

        Assert.Equal(groups, club.Groups.Count);
        Assert.All(
            club.Groups.GroupBy(group => group.Dimension),
            dimension => Assert.Equal(organisations, dimension.Sum(group => group.Members.Count)));
    }

    [Fact]
    public void Figures_are_possible_and_some_are_missing()
    {
        var club = Club.Simulate(new ClubPlan(400));
        var metrics = club.Metrics.ToDictionary(metric => metric.Code);

        Assert.InRange(club.Observations.Count(one => one.Marker is not null) / (double)club.Observations.Count, 0.04, 0.06);
        Assert.All(club.Observations.Where(one => one.Value is not null), one =>
        {
            var metric = metrics[one.Metric];
            Assert.InRange(one.Value!.Value, metric.Lower!.Value, metric.Upper ?? decimal.MaxValue);
            Assert.Equal(FigureText.Round(one.Value.Value, metric.Decimals), one.Value);
            if (metric.Kind == MetricKind.Percentage)
            {
                Assert.Equal(FigureText.Round(100 * one.Numerator!.Value / one.Denominator!.Value, 1), one.Value);
            }
        });
    }

    [Fact]
    public void A_figure_resembles_that_of_the_period_before_by_four_fifths()
    {
        var club = Club.Simulate(new ClubPlan(1000) { Periods = 2, Metrics = 1, ComingAndGoing = false });
        var values = club.Observations.Where(one => one.Value is not null).ToLookup(one => one.Organisation, one => (double)one.Value!.Value);

        var pairs = values.Where(pair => pair.Count() == 2).Select(pair => (pair.First(), pair.Last())).ToList();

        Assert.InRange(Correlation(pairs), 0.76, 0.84);
    }

    [Fact]
    public void Sizes_are_skewed_as_those_of_landlords_are()
    {
        var homes = Club.Simulate(new ClubPlan(1600) { Metrics = 1 }).Homes.Values.Order().ToList();

        Assert.InRange(homes[800], 4000, 5000);
        Assert.InRange(homes.Count(size => size > 40_000) / 1600.0, 0.035, 0.07);
    }

    [Fact]
    public void The_radius_comes_from_the_shape_and_is_the_same_for_every_club()
    {
        var metrics = Club.Simulate(new ClubPlan(12)).Metrics;

        Assert.Equal(metrics, Club.Simulate(new ClubPlan(60) { Seed = 9 }).Metrics);
        Assert.Equal(
            ["1.62", "0.68", "4.12", "10% + 1.5", "2", "0.5", "2.02"],
            metrics.Select(metric => metric.Tolerance!.ToString()));
    }

    [Fact]
    public void A_provisional_release_lacks_late_returns_and_has_figures_that_were_corrected()
    {
        var club = Club.Simulate(new ClubPlan(60) { Late = 0.1, Periods = 2 });

        Assert.Equal(
            [ReleaseKind.Provisional, ReleaseKind.Final, ReleaseKind.Provisional, ReleaseKind.Final],
            club.Releases.Select(release => release.Kind));
        var (early, late) = (club.Releases[0].Observations, club.Releases[1].Observations);
        Assert.InRange(early.Count, 1, late.Count - 1);
        var last = late.ToDictionary(one => (one.Organisation, one.Metric));
        Assert.Contains(early, one => one.Value != last[(one.Organisation, one.Metric)].Value);
    }

    [Fact]
    public void A_yearly_survey_keeps_its_figure_through_the_year()
    {
        var club = Club.Simulate(new ClubPlan(24) { Periods = 5, ComingAndGoing = false });
        var survey = club.Metrics.Single(metric => metric.Sticky).Code;

        var values = club.Observations.Where(one => one.Metric == survey).GroupBy(one => one.Organisation).ToList();

        Assert.All(values, one => Assert.Single(one.Take(4).Select(figure => figure.Value).Distinct()));
        Assert.Contains(values, one => one.Last().Value != one.First().Value);
    }

    private static double Correlation(List<(double X, double Y)> pairs)
    {
        var (x, y) = (pairs.Average(pair => pair.X), pairs.Average(pair => pair.Y));
        var product = pairs.Sum(pair => (pair.X - x) * (pair.Y - y));
        return product / Math.Sqrt(pairs.Sum(pair => Math.Pow(pair.X - x, 2)) * pairs.Sum(pair => Math.Pow(pair.Y - y, 2)));
    }
}
