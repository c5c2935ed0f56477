using Benchmarking.Web.Platform;
using Benchmarking.Web.Platform.Mail;

namespace Benchmarking.Web.Tests.Platform;

/// <summary>Both sides of both clock changes of 2026: forward on 29 March, back on 25 October.</summary>
public sealed class LondonTimeTests
{
    [Theory]
    [InlineData("2026-03-28", "17:00", "2026-03-28T17:00Z")] // winter
    [InlineData("2026-03-29", "00:59", "2026-03-29T00:59Z")]
    [InlineData("2026-03-29", "01:30", "2026-03-29T01:30Z")] // never on a clock: the first instant after the gap and as far on
    [InlineData("2026-03-29", "02:00", "2026-03-29T01:00Z")]
    [InlineData("2026-03-29", "17:00", "2026-03-29T16:00Z")] // summer
    [InlineData("2026-10-24", "17:00", "2026-10-24T16:00Z")]
    [InlineData("2026-10-25", "00:59", "2026-10-24T23:59Z")]
    [InlineData("2026-10-25", "01:30", "2026-10-25T01:30Z")] // twice on a clock: the later
    [InlineData("2026-10-25", "02:00", "2026-10-25T02:00Z")]
    [InlineData("2026-10-25", "17:00", "2026-10-25T17:00Z")] // winter again
    public void A_time_in_London_is_one_instant(string day, string time, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant), LondonTime.At(DateOnly.Parse(day), TimeOnly.Parse(time)));

    [Theory]
    [InlineData("2026-03-28T17:00Z", "5pm on 28 March 2026")]
    [InlineData("2026-03-29T16:00Z", "5pm on 29 March 2026")]
    [InlineData("2026-10-24T16:01Z", "5:01pm on 24 October 2026")]
    [InlineData("2026-10-25T17:59Z", "5:59pm on 25 October 2026")]
    [InlineData("2026-06-30T23:30Z", "12:30am on 1 July 2026")]
    public void A_moment_is_read_by_the_clock_in_London_to_the_minute(string instant, string words) =>
        Assert.Equal(words, LondonTime.Moment(DateTimeOffset.Parse(instant)));

    [Theory]
    [InlineData("2026-03-31T16:00Z", "2026-03-26T17:00Z")] // across the change forward: 5pm stays 5pm
    [InlineData("2026-10-28T17:00Z", "2026-10-23T16:00Z")] // across the change back
    [InlineData("2026-07-28T16:00Z", "2026-07-23T16:00Z")]
    public void Five_days_before_is_the_same_time_of_day(string due, string soon) =>
        Assert.Equal(DateTimeOffset.Parse(soon), Letters.SoonDue(DateTimeOffset.Parse(due)));
}
