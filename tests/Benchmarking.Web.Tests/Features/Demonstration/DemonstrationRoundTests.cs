using Benchmarking.Web.Features.Demonstration;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Tests.Features.Demonstration;

public sealed class DemonstrationRoundTests
{
    [Fact]
    public void Whatever_the_day_eight_rounds_are_over_and_the_newest_is_open()
    {
        for (var day = new DateOnly(2026, 1, 1); day.Year < 2028; day = day.AddDays(1))
        {
            foreach (var time in new[] { TimeOnly.MinValue, new TimeOnly(23, 59) })
            {
                var now = LondonTime.At(day, time);
                var rounds = Until(now);

                Assert.Equal(DemonstrationRound.PastQuarters + 1, rounds.Count);
                Assert.All(rounds.Take(DemonstrationRound.PastQuarters), round => Assert.True(round.LastEditAt < now, $"{round.Period} is not over on {day}"));
                Assert.True(rounds[^1].OpensAt <= now && now < rounds[^1].DueAt, $"{rounds[^1].Period} is not open on {day}");
            }
        }
    }

    [Fact]
    public void The_rounds_are_quarters_in_a_row_with_their_dates_in_order()
    {
        var rounds = Until(LondonTime.At(new DateOnly(2026, 11, 23), new TimeOnly(9, 0)));

        Assert.Equal("2024-Q2 2024-Q3 2024-Q4 2025-Q1 2025-Q2 2025-Q3 2025-Q4 2026-Q1 2026-Q2", string.Join(' ', rounds.Select(round => round.Period)));
        Assert.All(rounds, round => Assert.True(round.OpensAt < round.DueAt && round.DueAt < round.LastNewAt && round.LastNewAt < round.LastEditAt));
        Assert.Equal("5pm on 12 August 2026", LondonTime.Moment(rounds[7].DueAt));
        Assert.Equal("5pm on 9 September 2026", LondonTime.Moment(rounds[7].LastEditAt));
    }

    [Fact]
    public void A_quarter_that_lies_far_back_is_open_for_a_week_more()
    {
        var rounds = Until(LondonTime.At(new DateOnly(2026, 12, 30), new TimeOnly(9, 0)));

        Assert.Equal("2026-Q2", rounds[^1].Period.ToString());
        Assert.Equal("6 January 2027", LondonTime.Day(rounds[^1].DueAt));
    }

    private static IReadOnlyList<DemonstrationRound> Until(DateTimeOffset now) => DemonstrationRound.Until(DemonstrationRound.NewestFinished(now), now);
}
