using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Attacks.StandIns;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Tests.Attacks;

public class QuantileAttacksTests
{
    private static readonly Club Club = Latest(Club.Simulate(new ClubPlan(24) { Periods = 2 }));
    private static readonly Lazy<AttackScene> Protected = new(() => Scenes.Protected(Latest(Club.Only("heard", "complaints"))));

    [Fact]
    public void A_median_by_type_7_is_some_members_exact_figure() =>
        Assert.True(new ExactMedian().Run(Scenes.Weak(Club, WeakPublisher.Common)).Succeeded);

    [Fact]
    public void The_protected_median_is_nobodys_figure()
    {
        var result = new ExactMedian().Run(Protected.Value);

        Assert.NotEqual(0, result.Targets);
        Assert.False(result.Succeeded, result.Finding);
    }

    [Fact]
    public void The_owners_of_a_window_work_out_the_rest_of_it_in_a_group_of_three() =>
        Assert.True(new WindowSolve().Run(Scenes.Weak(Club, WeakPublisher.Naive)).Succeeded);

    [Fact]
    public void The_protected_window_leaves_too_many_in_question()
    {
        var result = new WindowSolve().Run(Protected.Value);

        Assert.NotEqual(0, result.Targets);
        Assert.False(result.Succeeded, result.Finding);
    }

    [Fact]
    public void Who_may_hand_in_again_and_again_finds_the_neighbours_of_the_median()
    {
        var result = new Probing().Run(Scenes.Weak(Club, WeakPublisher.Common));

        Assert.True(result.Succeeded);
        Assert.InRange(result.Hits!.Value, 0.95, 1);
    }

    [Fact]
    public void Handing_in_again_moves_nothing_that_is_protected()
    {
        var result = new Probing().Run(Protected.Value);

        Assert.NotEqual(0, result.Targets);
        Assert.Equal(result.Baseline, result.Hits);
        Assert.False(result.Succeeded, result.Finding);
    }

    [Fact]
    public void Withholding_a_groups_mean_because_of_one_member_tells_who_it_is() =>
        Assert.True(new SuppressionPattern().Run(Indiscreet.WithheldForOne(Club)).Succeeded);

    [Fact]
    public void Where_nothing_is_withheld_nothing_is_inferred_from_it() =>
        Assert.Equal(0, new SuppressionPattern().Run(Scenes.Weak(Club, WeakPublisher.Common)).Targets);

    private static Club Latest(Club club) => club with { Releases = [club.Releases[^1]] };
}
