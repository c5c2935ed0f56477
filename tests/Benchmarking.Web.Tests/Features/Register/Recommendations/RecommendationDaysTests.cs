using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Recommendations;

namespace Benchmarking.Web.Tests.Features.Register.Recommendations;

public sealed class RecommendationDaysTests
{
    [Fact]
    public void Medians_are_told_from_three_up()
    {
        Recommendation[] made = [Made(10, 20), Made(30, 5), Made(0, null), Made(null, null)];

        var days = RecommendationDays.Of(made);

        Assert.Equal((10m, null, 3, 2), (days.ToDecision, days.ToDone, days.Decided, days.Done));
        Assert.Equal(12.5m, RecommendationDays.Of([.. made, Made(15, 7)]).ToDecision);
        Assert.Equal(7m, RecommendationDays.Of([.. made, Made(15, 7)]).ToDone);
    }

    [Theory]
    [InlineData(0, "the same day")]
    [InlineData(1, "1 day")]
    [InlineData(12.5, "12.5 days")]
    [InlineData(1200, "1,200 days")]
    public void Days_are_said_as_people_say_them(double days, string words) => Assert.Equal(words, RecommendationDays.Words((decimal)days));

    private static Recommendation Made(int? untilDecided, int? untilDone)
    {
        var made = new DateOnly(2026, 1, 1);
        return new Recommendation
        {
            Wording = "Answer within a day",
            MadeOn = made,
            Decision = untilDecided is null ? null : RecommendationDecision.Accepted,
            DecidedOn = untilDecided is { } days ? made.AddDays(days) : null,
            DoneOn = untilDone is { } more ? made.AddDays(untilDecided!.Value + more) : null,
        };
    }
}
