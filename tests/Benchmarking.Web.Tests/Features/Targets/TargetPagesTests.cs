using System.Net;
using AngleSharp.Html.Dom;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Benchmarks;

namespace Benchmarking.Web.Tests.Features.Targets;

/// <summary>Each test has a metric of a member to itself.</summary>
[Collection(PublishedConsortium.Name)]
public sealed class TargetPagesTests(PublishedConsortium consortium)
{
    [Fact]
    public async Task A_target_is_set_replaced_and_ended_and_every_one_stays_readable()
    {
        var visitor = await consortium.SignInAsync(consortium.Birch, Role.Contributor);
        var form = await visitor.GetAsync("/targets/cost?group=all");
        Assert.Contains("£8.00–£18.00", form.Text);
        Assert.Contains("Neither direction is better", form.Text);

        var set = await visitor.PostFormAsync(
            form, "/targets/cost", ("Aim", "number"), ("Value", "£16"), ("Due", Due(form)), ("Note", "So says the board"),
            ("Actions[0].Wording", "Meet in our own rooms"), ("Actions[0].Kind", "new"), ("Actions[0].Done", "true"));

        Assert.Equal("/targets", set.Landed);
        Assert.Contains("1 of 1 actions done", Row(set));
        Assert.Contains("£1.80 below the target", Row(set));
        Assert.Contains("Open", Row(set));

        var changed = await visitor.PostFormAsync(await visitor.GetAsync("/targets/cost"), "/targets/cost", ("Aim", "middle_half"));
        Assert.Contains("the middle half of members", Row(changed));
        Assert.Contains("in the middle half, £8.00–£18.00", Row(changed));
        Assert.Contains("Reached", Row(changed));
        Assert.Contains("the middle half", Row(await visitor.GetAsync("/targets?state=reached")));
        Assert.Null(Row(await visitor.GetAsync("/targets?state=past-due")));

        Assert.Contains(
            $"£,the middle half of members,,all,{Due(form)},Reached,2025-Q4,14.2,,,\"in the middle half, £8.00–£18.00\"",
            (await visitor.GetAsync("/targets.csv?state=reached")).Body);

        var ended = await visitor.PostFormAsync(await visitor.GetAsync("/targets/cost/end"), "/targets/cost/end");
        Assert.Null(Row(ended));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/targets/cost/end")).Status);

        var history = await visitor.GetAsync("/targets/cost/history");
        Assert.Contains("In view then: Publication 3, Q4, January to March 2026, All members: median £12.13, middle half £8.00–£18.00, your own figure £14.20.", history.Text);
        Assert.Contains("£16.00, due", history.Text);
        Assert.Contains("Replaced by", history.Text);
        Assert.Contains("Ended by", history.Text);
        Assert.Equal(2, history.Document.QuerySelectorAll("main section").Length);
        Assert.Contains("So says the board", history.Text);
        Assert.DoesNotContain("So says the board", (await (await consortium.SignInAsync(consortium.Alder, Role.Approver)).GetAsync("/targets/cost/history")).Text);
    }

    [Fact]
    public async Task What_was_typed_is_kept_and_what_is_wrong_is_said_at_its_field()
    {
        var visitor = await consortium.SignInAsync(consortium.Damson, Role.OrganisationAdmin);
        var wrong = await visitor.PostFormAsync(
            await visitor.GetAsync("/targets/listened"), "/targets/listened",
            ("Aim", "number"), ("Value", "9O%"), ("Due", ""), ("Actions[0].Wording", "Ask twice"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.StartsWith("Error: ", wrong.Title);
        Assert.Equal("9O%", Field(wrong, "Value"));
        Assert.Equal("Ask twice", Field(wrong, "Actions_0__Wording"));
        Assert.All(
            wrong.Document.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href")!),
            href => Assert.NotNull(wrong.Document.QuerySelector(href)));
        Assert.Contains("is not a number", wrong.Document.QuerySelector("#Value-error")!.TextContent);
        Assert.Contains("No target has been set yet", (await visitor.GetAsync("/targets/listened/history")).Text);
    }

    [Fact]
    public async Task Nobody_overwrites_a_colleague_s_target_unseen()
    {
        var (mine, theirs) = (await consortium.SignInAsync(consortium.Damson, Role.Contributor), await consortium.SignInAsync(consortium.Damson, Role.Approver));
        var (seenByMe, seenByThem) = (await mine.GetAsync("/targets/cost"), await theirs.GetAsync("/targets/cost"));
        await theirs.PostFormAsync(seenByThem, "/targets/cost", ("Aim", "number"), ("Value", "£12.50"), ("Due", Due(seenByThem)));

        var refused = await mine.PostFormAsync(seenByMe, "/targets/cost", ("Aim", "middle_half"), ("Due", Due(seenByMe)));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("A colleague changed this target", refused.Text);
        Assert.Contains("£12.50", refused.Text);
        var again = await mine.PostFormAsync(refused, "/targets/cost");
        Assert.Contains("the middle half of members", again.Text);
        Assert.Contains("nothing to report", again.Text);
    }

    [Fact]
    public async Task Nobody_removes_a_colleague_s_actions_unseen()
    {
        var (mine, theirs) = (await consortium.SignInAsync(consortium.Damson, Role.Contributor), await consortium.SignInAsync(consortium.Damson, Role.Approver));
        var form = await mine.GetAsync("/targets/below-standard");
        await mine.PostFormAsync(form, "/targets/below-standard", ("Aim", "number"), ("Value", "1"), ("Due", Due(form)));
        var seenByMe = await mine.GetAsync("/targets/below-standard");
        await theirs.PostFormAsync(
            await theirs.GetAsync("/targets/below-standard"), "/targets/below-standard",
            ("Actions[0].Wording", "Paint the stairs"), ("Actions[0].Kind", "new"));

        var refused = await mine.PostFormAsync(
            seenByMe, "/targets/below-standard", ("Actions[0].Wording", "Mend the roof"), ("Actions[0].Kind", "improvement"));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("Mend the roof", Field(refused, "Actions_0__Wording"));
        Assert.Contains("Paint the stairs (new, not done)", refused.Document.QuerySelector("#standing-actions")!.TextContent);
        Assert.Contains("Paint the stairs", (await theirs.GetAsync("/targets/below-standard/history")).Text);
        await mine.PostFormAsync(refused, "/targets/below-standard");
        var history = (await theirs.GetAsync("/targets/below-standard/history")).Text;
        Assert.Contains("Mend the roof (improvement, not done)", history);
        Assert.DoesNotContain("Paint the stairs", history);
    }

    [Fact]
    public async Task A_group_that_nobody_published_is_not_written_down()
    {
        var visitor = await consortium.SignInAsync(consortium.Damson, Role.Contributor);
        var form = await visitor.GetAsync("/targets/never-asked?group=region:atlantis");
        var refused = await visitor.PostFormAsync(form, "/targets/never-asked", ("Aim", "number"), ("Value", "3"), ("Due", Due(form)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("compares with all members now", refused.Text);
        Assert.Equal("3", Field(refused, "Value"));
        Assert.Equal("/targets", (await visitor.PostFormAsync(refused, "/targets/never-asked")).Landed);
    }

    [Fact]
    public async Task A_band_is_judged_by_its_own_group_on_every_page()
    {
        var visitor = await consortium.SignInAsync(consortium.Birch, Role.Contributor);
        var form = await visitor.GetAsync("/targets/below-standard?group=region:north-west");
        await visitor.PostFormAsync(form, "/targets/below-standard", ("Aim", "better_half"), ("Due", Due(form)));

        var page = await visitor.GetAsync("/benchmarks/below-standard");
        Assert.Equal(
            "/targets/below-standard?group=region%3Anorth-west",
            page.Document.QuerySelectorAll("a").Single(link => link.TextContent == "Change the target").GetAttribute("href"));
        Assert.DoesNotContain("Your target,", page.Text);
        await visitor.PostFormAsync(await visitor.GetAsync("/targets/below-standard/end"), "/targets/below-standard/end");
    }

    [Fact]
    public async Task A_metric_s_page_says_how_far_a_band_is()
    {
        var visitor = await consortium.SignInAsync(consortium.Alder, Role.Contributor);
        var form = await visitor.GetAsync("/targets/listened?group=region:north-west");
        await visitor.PostFormAsync(form, "/targets/listened", ("Aim", "better_half"), ("Due", Due(form)));

        var own = await visitor.GetAsync("/benchmarks/listened?group=region:north-west");
        Assert.Contains("Your target, at or above the median, is reached: you are 3 points above the median, 68%.", own.Text);
        Assert.Contains("Target: 3 points above the median, 68%", (await visitor.GetAsync("/benchmarks?group=region:north-west")).Text);
        var all = await visitor.GetAsync("/benchmarks/listened?group=all");
        Assert.DoesNotContain("Your target,", all.Text);
        Assert.DoesNotContain("Target: ", (await visitor.GetAsync("/benchmarks?group=all")).Text);
        Assert.Single(all.Document.QuerySelectorAll("a"), link => link.TextContent == "Change the target");
        await visitor.PostFormAsync(await visitor.GetAsync("/targets/listened/end"), "/targets/listened/end");
    }

    [Fact]
    public async Task A_figure_that_would_show_as_nothing_keeps_its_places_in_the_file()
    {
        var visitor = await consortium.SignInAsync(consortium.Alder, Role.Contributor);
        var form = await visitor.GetAsync("/targets/below-standard");
        await visitor.PostFormAsync(form, "/targets/below-standard", ("Aim", "number"), ("Value", "0"), ("Due", Due(form)));

        Assert.Contains(",2025-Q4,0.04,,0,", (await visitor.GetAsync("/targets.csv")).Body);
        await visitor.PostFormAsync(await visitor.GetAsync("/targets/below-standard/end"), "/targets/below-standard/end");
    }

    [Fact]
    public async Task Changing_an_action_makes_no_new_target()
    {
        var visitor = await consortium.SignInAsync(consortium.Cedar, Role.Contributor);
        var form = await visitor.GetAsync("/targets/below-standard");
        await visitor.PostFormAsync(
            form, "/targets/below-standard", ("Aim", "better_half"), ("Due", Due(form)),
            ("Actions[0].Wording", "Look at every home"), ("Actions[0].Kind", "existing"),
            ("Actions[1].Wording", "Mend the worst"), ("Actions[1].Kind", "new"));

        var saved = await visitor.PostFormAsync(
            await visitor.GetAsync("/targets/below-standard"), "/targets/below-standard",
            ("Actions[0].Done", "true"), ("Actions[1].Wording", ""));

        Assert.Contains("1 of 1 actions done", saved.Text);
        Assert.Contains("The actions for “Homes below standard” are saved.", saved.Text);
        var history = await visitor.GetAsync("/targets/below-standard/history");
        Assert.Single(history.Document.QuerySelectorAll("main section"));
        Assert.Contains("Look at every home (existing, done on", history.Text);
        Assert.DoesNotContain("Mend the worst", history.Text);
    }

    [Fact]
    public async Task A_metric_of_which_nothing_is_published_takes_a_number()
    {
        var visitor = await consortium.SignInAsync(consortium.Cedar, Role.Contributor);
        var form = await visitor.GetAsync("/targets/never-asked");
        Assert.Contains("Nothing is published of this figure yet", form.Text);

        var set = await visitor.PostFormAsync(form, "/targets/never-asked", ("Aim", "number"), ("Value", "150"), ("Due", Due(form)));

        Assert.Contains("nothing published of it yet", set.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/targets/no-such-metric")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/targets/listened/end")).Status);
    }

    [Fact]
    public async Task A_metric_s_page_leads_to_its_target_under_a_member_s_hat_alone()
    {
        var member = await (await consortium.SignInAsync(consortium.Alder, Role.Contributor)).GetAsync("/benchmarks/listened");
        Assert.Equal("/targets/listened?group=all", member.Document.QuerySelectorAll("a").Single(link => link.TextContent == "Set a target").GetAttribute("href"));

        var steering = await consortium.SignInAsync(consortium.Alder, Role.Steering);
        Assert.DoesNotContain("/targets", (await steering.GetAsync("/sector/listened")).Body);
        Assert.Equal(HttpStatusCode.Forbidden, (await steering.GetAsync("/targets")).Status);
    }

    /// <summary>The row of the cost in the list of targets; null where it is not there.</summary>
    private static string? Row(Page page) => page.Document.QuerySelectorAll("main tr")
        .SingleOrDefault(row => row.QuerySelector("a[href='/targets/cost']") is not null)?.TextContent;

    private static string? Field(Page page, string id) => ((IHtmlInputElement)page.Document.GetElementById(id)!).Value;

    /// <summary>A quarter that may be chosen, whatever the day.</summary>
    private static string Due(Page page) =>
        page.Document.QuerySelectorAll("#Due option").OfType<IHtmlOptionElement>().Select(option => option.Value).Last(value => value.Length > 0);
}
