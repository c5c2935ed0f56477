using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Reach;
using static Benchmarking.Web.Tests.Features.Register.Records;

namespace Benchmarking.Web.Tests.Features.Register.Reach;

public sealed class ReachOfSpanTests
{
    [Fact]
    public void The_latest_count_stands_against_the_latest_profile()
    {
        var reach = ReachOfSpan.Of(Empty with
        {
            HeadCounts = [Counted(10, ("disabled", 9)), Counted(40, ("disabled", 8), ("carers", 10)), new HeadCount { CountedOn = To, Involved = 90 }],
            Profiles = [Profile(100, ("disabled", 99)), Profile(1000, ("disabled", 250), ("carers", 200))],
            Groups = [new NamedGroup { Code = "carers", Name = "Carers" }, new NamedGroup { Code = "disabled", Name = "Disabled", UnderRepresented = true }],
        });

        Assert.Equal(["Under 35", "Disabled", "Ethnic minorities", "Carers"], reach.Rows.Select(row => row.Group.Name));
        var disabled = reach.Rows[1];
        Assert.Equal((0.2m, 0.25m, -5m, 0.8m), (disabled.Involved.Share, disabled.All.Share, disabled.Gap, disabled.Index));
        Assert.True(disabled.IsNamed);
        Assert.Equal(5m, reach.Rows[3].Gap);
        Assert.Equal((NoShare.NotCounted, NoShare.NotCounted), (reach.Rows[0].Involved.Why, reach.Rows[0].All.Why));
    }

    [Theory]
    [InlineData(4, 40, NoShare.Small)]
    [InlineData(1, 40, NoShare.Small)]
    [InlineData(0, 40, null)]
    [InlineData(5, 40, null)]
    [InlineData(2, 4, NoShare.TooFewPeople)]
    public void A_few_people_are_not_told_and_neither_is_their_share(int people, int of, NoShare? why)
    {
        var row = ReachOfSpan.Of(Empty with { HeadCounts = [Counted(of, ("under-35", people))], Profiles = [Profile(100, ("under-35", 20))] }).Rows[0];

        Assert.Equal(why, row.Involved.Why);
        Assert.Equal(why is null ? (decimal)people / of : null, row.Involved.Share);
        Assert.Equal(why is not null, row.Gap is null && row.Index is null);
    }

    [Fact]
    public void Rung_nought_is_shown_and_is_no_achievement()
    {
        var activities = new short?[] { 0, 0, 3, 7, null }.Select(rung =>
        {
            var activity = Activity(ActivityKind.Meeting);
            activity.Rung = rung;
            return activity;
        });

        var ladder = LadderOfSpan.Of(Empty with { Activities = [.. activities] });

        Assert.Equal((4, 2, 1), (ladder.WithRung, ladder.Involving, ladder.Without));
        Assert.Equal([0.5m, 0, 0, 0.25m, 0, 0, 0, 0.25m], ladder.Rungs.Select(rung => rung.Share));
        Assert.All(LadderOfSpan.Of(Empty).Rungs, rung => Assert.Null(rung.Share));
    }

    private static HeadCount Counted(int profiled, params (string Group, int People)[] makeUp) => new()
    {
        CountedOn = From,
        Involved = profiled,
        Profiled = profiled,
        MakeUp = [.. makeUp.Select(count => new GroupCount(count.Group, count.People))],
    };

    private static ResidentProfile Profile(int profiled, params (string Group, int People)[] makeUp) => new()
    {
        Year = 2025,
        Residents = profiled,
        Profiled = profiled,
        MakeUp = [.. makeUp.Select(count => new GroupCount(count.Group, count.People))],
    };
}
