using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Attacks.StandIns;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Tests.Attacks;

public class StandInTests
{
    private static readonly Club Club = Club.Simulate(new ClubPlan(12) { Metrics = 1, Missing = 0 });

    [Fact]
    public void A_peer_quoting_its_own_leave_one_out_mean_gives_another_its_figure_exactly()
    {
        var result = new LeaveOneOut().Run(StandIn.LeavesOneOut(Club));

        Assert.Equal((12 * 11, 1.0), (result.Targets, result.ShareNarrow));
        Assert.InRange(result.NarrowestWidth!.Value, 0, 1e-9);
    }

    [Fact]
    public void Leave_one_out_means_of_62_and_85_give_85_exactly()
    {
        decimal[] values = [62, 71, 78, 85, 97];
        var (withoutI, withoutJ) = ((values.Sum() - 62) / 4, (values.Sum() - 85) / 4);

        Assert.Equal((82.75m, 77m), (withoutI, withoutJ));
        Assert.Equal(85, 62 + (4 * (withoutI - withoutJ)));
    }

    [Fact]
    public void Nothing_is_a_target_where_nothing_was_shown()
    {
        var nothing = Scenes.Scene(Club, "nothing", Effort.Quick, Scenes.TokensOf(Club), (ledger, _) => ledger);

        Assert.All(AttackSuite.All.Select(attack => attack.Run(nothing)), result =>
        {
            Assert.Equal(0, result.Targets);
            Assert.False(result.Succeeded);
            Assert.NotEmpty(result.Finding);
        });
    }

    [Fact]
    public void Averaging_finds_noise_only_where_there_is_some()
    {
        Assert.True(new NoiseAveraging().Run(StandIn.AddsNoise(Club)).Succeeded);
        Assert.Equal(0, new NoiseAveraging().Run(Scenes.Weak(Club, WeakPublisher.Common)).Targets);
    }

    [Fact]
    public void A_late_return_is_worked_out_from_provisional_and_final_means()
    {
        var metric = Club.Metrics[0];
        var club = Club with
        {
            Groups = [],
            Releases =
            [
                new(1, "2025-Q1", ReleaseKind.Provisional, [.. Club.Observations.Skip(1)]),
                new(2, "2025-Q1", ReleaseKind.Final, Club.Observations),
            ],
        };

        var result = new Revisions().Run(Scenes.Weak(club, new WeakPublisher("means", 5, [Statistic.Mean])));

        Assert.Equal((1, "o0001"), (result.Targets, result.Worst));
        Assert.Equal((double)((12 + 11) * 0.1m / (2 * metric.Tolerance!.At(0))), result.NarrowestWidth!.Value, 6);
    }
}
