using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Home;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Home;

/// <summary>What the home page says of a return, day by day.</summary>
public sealed class ReturnStepTests
{
    private static readonly DateTimeOffset Due = DateTimeOffset.Parse("2026-10-28T17:00Z"); // 5pm in winter, three days after the clocks went back
    private static readonly ReturnDates Dates = new(Due, Due.AddDays(14), Due.AddDays(28));

    [Theory]
    [InlineData("2026-10-08T08:00Z", "Due in 20 days, by 5pm on 28 October 2026.")]
    [InlineData("2026-10-24T22:59Z", "Due in 4 days,")] // 11:59pm of summer time
    [InlineData("2026-10-24T23:00Z", "Due in 3 days,")] // midnight in London
    [InlineData("2026-10-26T23:59Z", "Due in 2 days,")]
    [InlineData("2026-10-27T00:00Z", "Due tomorrow, by 5pm")]
    [InlineData("2026-10-28T16:59Z", "Due today, by 5pm on 28 October 2026.")]
    public void Days_are_counted_by_the_calendar_in_London(string now, string words) =>
        Assert.StartsWith(words, Step("not_started", now).Text);

    [Theory]
    [InlineData("not_started", "2026-10-28T17:01Z", "It was due by 5pm on 28 October 2026. A late one is still taken: start it by 5pm on 11 November 2026 and finish it by 5pm on 25 November 2026.", true)]
    [InlineData("in_progress", "2026-11-20T00:00Z", "It was due by 5pm on 28 October 2026. A late one is still taken: finish it by 5pm on 25 November 2026.", true)]
    [InlineData("not_started", "2026-11-12T00:00Z", "The last moment for starting it was 5pm on 11 November 2026.", false)]
    [InlineData("in_progress", "2026-11-26T00:00Z", "The last moment for changes was 5pm on 25 November 2026.", false)]
    [InlineData("signed_off", "2026-10-28T17:01Z", "It is done.", false)]
    [InlineData("nothing_to_report", "2026-10-01T17:01Z", "It is done.", false)]
    [InlineData("sent", "2026-10-01T17:01Z", "An approver of your organisation signs it off or sends it back.", false)]
    public void Each_state_says_what_comes_next(string state, string now, string words, bool main)
    {
        var step = Step(state, now, overdue: DateTimeOffset.Parse(now) > Due);

        Assert.Equal((words, main), (step.Text, step.IsMain));
    }

    [Fact]
    public void What_waits_for_an_approver_leads_to_the_review()
    {
        var step = Step("sent", "2026-10-01T17:01Z", role: Role.Approver);

        Assert.StartsWith("It waits for you to sign it off or send it back.", step.Text);
        Assert.Equal("/returns/2026-q2/review", step.Links.Single().Url);
    }

    [Fact]
    public void What_was_sent_back_says_so()
    {
        var step = Step("in_progress", "2026-10-08T08:00Z", sentBack: true);

        Assert.StartsWith("An approver sent it back; what to change stands on its page. Due in 20 days", step.Text);
        Assert.Equal("Sent back", step.Warning!.Text);
    }

    [Theory]
    [InlineData("signed_off")]
    [InlineData("reopened")]
    public void A_reopened_return_says_until_when_whatever_its_collections_dates(string state)
    {
        var step = Step(state, "2027-01-08T08:00Z", until: DateTimeOffset.Parse("2027-01-15T17:00Z"));

        Assert.StartsWith("It is reopened until 5pm on 15 January 2027", step.Text);
        Assert.Equal("Correct the return", step.Links.Single().Text);
    }

    [Fact]
    public void A_reopening_that_ran_out_says_what_stands()
    {
        var step = Step("reopened", "2027-01-08T08:00Z", ranOut: true);

        Assert.Equal("It was reopened and not signed off again in time. What was signed off before stands.", step.Text);
        Assert.False(step.IsMain);
    }

    private static NextStep Step(
        string state, string now, bool overdue = false, bool sentBack = false, DateTimeOffset? until = null, bool ranOut = false, Role role = Role.Contributor)
    {
        var hat = new Hat("x", "Member", new OrganisationId(Guid.Empty), [role]);
        var line = new ReturnLine(Period.Parse("2026-Q2"), CollectionState.Open, state, Dates, null, overdue, sentBack, until, ranOut);
        return ReturnStep.Of(new Actor(new UserId(Guid.Empty), "Somebody", hat, [hat]), line, DateTimeOffset.Parse(now));
    }
}
