using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Value;
using static Benchmarking.Web.Tests.Features.Register.Records;

namespace Benchmarking.Web.Tests.Features.Register.Value;

public sealed class ValueOfSpanTests
{
    [Fact]
    public void A_ratio_holds_only_activities_of_which_cost_and_people_are_both_known()
    {
        var value = ValueOfSpan.Of(Empty with
        {
            Activities =
            [
                Activity(ActivityKind.Meeting, 10, 100, Cost(50), Cost(30, CostScope.Staff)),
                Activity(ActivityKind.Meeting, 40), // no cost: its forty do not make the first cheaper
                Activity(ActivityKind.Event, null, 20, Cost(40)),
            ],
        });

        Assert.Equal((3, 2, 120m, 1), (value.All.Activities, value.All.WithCost, value.All.Cost, value.All.WithoutCost));
        Assert.Equal((8m, 1), (value.All.PerParticipant.Each, value.All.PerParticipant.Activities));
        Assert.Equal((1m, 2), (value.All.PerPersonAffected.Each, value.All.PerPersonAffected.Activities));
        Assert.Equal([ActivityKind.Event, ActivityKind.Meeting], value.Kinds.Select(kind => kind.Kind));
        Assert.Null(value.Kinds[0].Value.PerParticipant.Each);
    }

    [Fact]
    public void Overheads_stand_apart_and_in_no_ratio()
    {
        var value = ValueOfSpan.Of(Empty with
        {
            Activities =
            [
                Activity(ActivityKind.Training, 10, null, Cost(100), Cost(60, CostScope.Overhead)),
                Activity(ActivityKind.Training, 10, null, Cost(500, CostScope.Overhead)), // of its cost nothing is known
            ],
            Costs =
            [
                new InvolvementCost { What = "Pay", Scope = CostScope.Staff, Amount = 1900 },
                new InvolvementCost { What = "Office", Scope = CostScope.Overhead, Amount = 40 },
            ],
        });

        Assert.Equal((2000m, 600m), (value.Cost, value.Overheads));
        Assert.Equal(10m, value.All.PerParticipant.Each);
        Assert.Equal(1, value.All.WithoutCost);
        Assert.Equal(4m, value.PerHousehold(500));
        Assert.Null(value.PerHousehold(null));
        Assert.Null(value.PerHousehold(0));
        Assert.Equal((0m, 1900m), (value.Scopes[0].OfActivities, value.Scopes[0].Apart));
    }

    [Fact]
    public void A_cost_of_nothing_is_known_and_no_cost_is_not()
    {
        Assert.Equal(0m, Activity(ActivityKind.Survey, 5, null, Cost(0)).CostInScope());
        Assert.Null(Activity(ActivityKind.Survey, 5).CostInScope());
        Assert.Null(ValueOfSpan.Of(Empty).PerHousehold(100));
        Assert.Null(ValueOfSpan.Of(Empty).ResidentHours);
    }

    [Fact]
    public void The_twelve_months_that_a_return_counts_can_be_chosen()
    {
        var today = new DateOnly(2026, 8, 10);
        var choice = RegisterSpan.Year(today).Choices("/register/value", today).Single(choice => choice.Text == "12 months to the end of last quarter");

        Assert.Equal("/register/value?from=2025-07-01&to=2026-06-30", choice.Url);
        Assert.True(new RegisterSpan(new DateOnly(2025, 7, 1), new DateOnly(2026, 6, 30)).IsYear);
    }

    [Fact]
    public void Scores_are_counted_at_each_score()
    {
        var scores = ScoreCounts.Of([3, 2, 2, 0, null]);

        Assert.Equal([1, 0, 2, 1], scores.At);
        Assert.Equal((4, 1), (scores.Scored, scores.Without));
    }

    [Fact]
    public void Only_changes_of_residents_that_were_put_in_place_within_the_span_saved_something_in_it()
    {
        var value = ValueOfSpan.Of(Empty with
        {
            Changes =
            [
                new ServiceChange { Name = "In it", DecidedOn = From, DoneOn = To, Savings = 300 },
                new ServiceChange { Name = "Nobody worked out what it saved", DecidedOn = From, DoneOn = To, Attribution = CaseStudyAttribution.Better },
                new ServiceChange { Name = "It would have come anyway", DecidedOn = From, DoneOn = To, Attribution = CaseStudyAttribution.Anyway, Savings = 900 },
                new ServiceChange { Name = "After it", DecidedOn = From, DoneOn = To.AddDays(1), Savings = 5000 },
                new ServiceChange { Name = "Not yet", DecidedOn = From, Savings = 7000 },
            ],
        });

        Assert.Equal((2, 300m), (value.InPlace, value.Savings));
    }
}
