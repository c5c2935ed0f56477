using System.Net;

namespace Benchmarking.Web.Tests.Features.Register.Activities;

public sealed class ActivityWritingTests(PostgresFixture postgres)
{
    [Fact]
    public async Task An_activity_is_written_down_with_five_answers_and_today_is_there_already()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        var form = await ground.Visitor.GetAsync(ActivityGround.New);
        Assert.Equal($"{ActivityGround.Today.Day}", form.Document.QuerySelector("#HeldOn_Day")!.GetAttribute("value"));

        var kept = await ground.Visitor.PostFormAsync(
            form, ActivityGround.New, ("Name", "Estate walk at Mill Lane"), ("Kind", "event"), ("Participants", "12"), ("Rung", "3"));

        Assert.StartsWith("/register/activities/", kept.Landed);
        Assert.Equal("Estate walk at Mill Lane", kept.Heading);
        Assert.Contains("The activity is written down.", kept.Text);
        Assert.Contains("Residents taking part 12", kept.Text);
        Assert.DoesNotContain("It waits for numbers", kept.Text);
    }

    [Fact]
    public async Task Everything_that_can_be_said_of_it_is_shown_and_a_small_group_is_not_told()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        var kept = await ground.WriteAsync(
            "Repairs workshop", ("Participants", "20"), ("ResidentHours", "30.5"), ("StaffHours", "6"), ("PeopleAffected", "400"),
            ("Setting", "in_person"), ("Place", "Community hall, AB1 2CD"), ("MakeUp[under-35]", "3"), ("MakeUp[disabled]", "7"),
            ("Costs[0].What", "Hall"), ("Costs[0].Scope", "direct"), ("Costs[0].Amount", "100"), ("Costs[1].Scope", "overhead"), ("Costs[1].Amount", "£1,050.50"),
            ("PlannedOutcomes", "A shorter repairs form"), ("CameOfIt", "Two pages instead of six"),
            ("Impact", "2"), ("ValueForMoney", "3"), ("JudgedBy", "together"), ("Questions[0].Replies", "18"), ("Questions[0].Positive", "16"));

        var text = kept.Text;
        Assert.Contains("Under 35 under 5", text);
        Assert.Contains("Disabled 7", text);
        Assert.Contains("£1,150.50", text);
        Assert.Contains("That is £5 for each resident taking part, overheads left out.", text);
        Assert.Contains("In person, Community hall, AB1 2CD", text);
        Assert.Contains("Value for money 3 High", text);
        Assert.Contains("Did you learn or gain something today? 18 16", text);
        // Whoever typed the count sees it in the form.
        var form = await ground.Visitor.GetAsync($"{kept.Landed}/edit");
        Assert.Equal("3", form.Document.QuerySelector("#MakeUp_under-35_")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_all_at_once_at_its_field_and_what_was_typed_is_kept()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        var wrong = await ground.WriteAsync(
            "Talk with Mrs Brown", ("HeldOn.Day", "31"), ("HeldOn.Month", "2"), ("Kind", "party"), ("Participants", "4"), ("Rung", "8"),
            ("MakeUp[disabled]", "5"), ("StaffHours", "2.125"), ("Costs[2].What", "Tea"), ("Impact", "1"),
            ("Questions[1].Replies", "3"), ("Questions[1].Positive", "4"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.StartsWith("Error: ", wrong.Title);
        Assert.Equal(
            ["#HeldOn_Day", "#Name", "#Kind", "#Rung", "#StaffHours", "#MakeUp_disabled_", "#Costs_2__Scope", "#Costs_2__Amount", "#JudgedBy", "#Questions_1__Positive"],
            wrong.Document.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href")));
        Assert.All(
            wrong.Document.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href")!),
            href => Assert.NotNull(wrong.Document.QuerySelector(href)));
        Assert.Equal("Tea", wrong.Document.QuerySelector("#Costs_2__What")!.GetAttribute("value"));
        Assert.Equal("2.125", wrong.Document.QuerySelector("#StaffHours")!.GetAttribute("value"));
        Assert.NotNull(wrong.Document.QuerySelector("details.activity__more[open]"));
        Assert.Equal(0, await ground.CountAsync());
    }

    [Fact]
    public async Task An_activity_to_come_has_no_numbers_yet_and_none_is_too_far_away()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        (string, string)[] soon = ActivityGround.Day("HeldOn", ActivityGround.Today.AddDays(20));

        var early = await ground.WriteAsync("Summer fair", [.. soon, ("Participants", "30")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        Assert.Contains("Leave this empty until the activity was held", early.Document.QuerySelector("#Participants-error")!.TextContent);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity, (await ground.WriteAsync("Far", ActivityGround.Day("HeldOn", ActivityGround.Today.AddYears(3).AddDays(1)))).Status);

        Assert.Contains("still to come", (await ground.WriteAsync("Summer fair", soon)).Text);
    }

    [Fact]
    public async Task Nobody_overwrites_what_a_colleague_wrote_unseen()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        var url = (await ground.WriteAsync("Board meets residents", ("Participants", "8"))).Landed;
        var stale = await ground.Visitor.GetAsync($"{url}/edit");
        await ground.Visitor.PostFormAsync(await ground.Visitor.GetAsync($"{url}/edit"), $"{url}/edit", ("Participants", "9"));

        var refused = await ground.Visitor.PostFormAsync(stale, $"{url}/edit", ("Participants", "10"));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("A colleague changed this", refused.Text);
        Assert.Equal("10", refused.Document.QuerySelector("#Participants")!.GetAttribute("value"));
        Assert.Contains("Residents taking part 9", (await ground.Visitor.GetAsync(url)).Text);
        Assert.Contains("Residents taking part 10", (await ground.Visitor.PostFormAsync(refused, $"{url}/edit")).Text);
    }

    [Fact]
    public async Task A_filled_line_of_costs_brings_further_empty_ones()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        var url = (await ground.WriteAsync(
            "Festival",
            [.. Enumerable.Range(0, 6).SelectMany(at => new[] { ($"Costs[{at}].Scope", "direct"), ($"Costs[{at}].Amount", "10") })])).Landed;

        var form = await ground.Visitor.GetAsync($"{url}/edit");

        Assert.Equal(9, form.Document.QuerySelectorAll(".activity__cost").Length);
        Assert.Contains("£60", (await ground.Visitor.GetAsync(url)).Text);
    }

    [Fact]
    public async Task A_series_has_an_activity_for_each_day_the_later_ones_without_numbers()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        var first = await ground.WriteAsync(
            "Drop-in", [("Participants", "6"), .. ActivityGround.Day("HeldOn", new DateOnly(2025, 1, 31)), ("Repeat", "monthly"), .. ActivityGround.Day("RepeatUntil", new DateOnly(2025, 5, 1))]);

        Assert.Contains("Series one of 4", first.Text);
        var waiting = await ground.Visitor.GetAsync($"{ActivityGround.List}?show=waiting");
        Assert.Equal(
            ["30 April 2025", "31 March 2025", "28 February 2025"], waiting.Document.QuerySelectorAll("td[data-label=Date]").Select(cell => cell.TextContent));

        // All but the first two go at once.
        var second = waiting.Document.QuerySelectorAll("tbody a").Last().GetAttribute("href")!;
        var ask = await ground.Visitor.GetAsync((await ground.Visitor.GetAsync($"{second}/remove")).Document.QuerySelector("main a[href$='later=true']")!.GetAttribute("href")!);
        Assert.Contains("3 activities from 28 February 2025 on are removed", ask.Text);
        var left = await ground.Visitor.PostFormAsync(ask, $"{second}/remove");
        Assert.Contains("The activities are removed.", left.Text);
        Assert.Equal(1, await ground.CountAsync());
    }

    [Fact]
    public async Task A_series_of_more_than_sixty_is_refused_and_one_needs_a_last_day()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        var many = await ground.WriteAsync("Club", [("Repeat", "weekly"), .. ActivityGround.Day("RepeatUntil", new DateOnly(2026, 7, 8))]);
        Assert.Contains("more than 60 activities", many.Document.QuerySelector("#RepeatUntil_Day-error")!.TextContent);
        var endless = await ground.WriteAsync("Club", ("Repeat", "weekly"));
        Assert.Contains("The last day", endless.Document.QuerySelector("#RepeatUntil_Day-error")!.TextContent);
        Assert.Equal(0, await ground.CountAsync());

        await ground.WriteAsync("Club", [("Repeat", "weekly"), .. ActivityGround.Day("RepeatUntil", new DateOnly(2026, 7, 1))]);
        Assert.Equal(60, await ground.CountAsync());
    }

    [Fact]
    public async Task An_activity_is_called_off_taken_back_copied_and_removed_with_a_question_first()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        var shown = await ground.WriteAsync("Garden day", ("Participants", "15"), ("Place", "The green"));
        var url = shown.Landed;

        var off = await ground.Visitor.PostFormAsync(shown, $"{url}/call-off");
        Assert.Contains("It counts for nothing", off.Text);
        Assert.Contains("Garden day", (await ground.Visitor.GetAsync($"{ActivityGround.List}?show=called-off")).Text);
        // The page of before is past.
        Assert.Contains("A colleague changed this activity", (await ground.Visitor.PostFormAsync(shown, $"{url}/call-off")).Text);
        await ground.Visitor.PostFormAsync(off, $"{url}/call-off");
        Assert.DoesNotContain("Garden day", (await ground.Visitor.GetAsync($"{ActivityGround.List}?show=called-off")).Text);

        var copy = await ground.Visitor.GetAsync($"{url}/copy");
        Assert.Equal("The green", copy.Document.QuerySelector("#Place")!.GetAttribute("value"));
        Assert.Equal("", copy.Document.QuerySelector("#Participants")!.GetAttribute("value") ?? "");
        Assert.Equal($"{ActivityGround.Today.Year}", copy.Document.QuerySelector("#HeldOn_Year")!.GetAttribute("value"));

        var ask = await ground.Visitor.GetAsync($"{url}/remove");
        Assert.Contains("This cannot be undone", ask.Text);
        Assert.Equal(1, await ground.CountAsync());
        Assert.Contains("The activity is removed.", (await ground.Visitor.PostFormAsync(ask, $"{url}/remove")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await ground.Visitor.GetAsync(url)).Status);
    }

    [Fact]
    public async Task Another_organisation_sees_and_changes_nothing_of_it()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        var url = (await ground.WriteAsync("Secret supper", ("Participants", "9"))).Landed;
        var stranger = await ground.StrangerAsync();

        foreach (var page in new[] { "", "/edit", "/copy", "/remove", "/questions" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(url + page)).Status);
        var list = await stranger.GetAsync(ActivityGround.List);
        Assert.DoesNotContain("Secret supper", list.Body);
        Assert.DoesNotContain("Secret supper", (await stranger.GetAsync("/register/activities.csv")).Body);
        Assert.DoesNotContain("Secret supper", (await stranger.GetAsync($"{ActivityGround.List}/calendar?month=2025-05")).Body);
        // Its own form posted to the other's activity.
        var form = await stranger.GetAsync(ActivityGround.New);
        var token = form.Form(ActivityGround.New).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await stranger.PostAsync($"{url}/edit", ("__RequestVerificationToken", token), ("Version", "1"), ("Name", "Mine"))).Status);
    }

    [Fact]
    public async Task Its_questions_are_printed_without_a_place_for_a_name()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        var url = (await ground.WriteAsync("Estate walk", ("Questions[3].Words", "Was the walk too long?"))).Landed;

        var sheet = await ground.Visitor.GetAsync($"{url}/questions");

        Assert.Contains("Do not write your name.", sheet.Text);
        Assert.Equal(4, sheet.Document.QuerySelectorAll(".minute__questions > li").Length);
        Assert.Contains("Was the walk too long?", sheet.Text);
    }

    [Fact]
    public async Task What_came_of_it_is_linked_from_its_page()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        var url = (await ground.WriteAsync("Scrutiny of repairs", ("Kind", "scrutiny_review"))).Landed;
        var id = Guid.Parse(url["/register/activities/".Length..]);
        await ground.World.RunAsync(
            """
            insert into recommendations (organisation_id, made_at, made_by, edited_at, edited_by, made_on, source, activity_id, wording, addressed_to, reason)
            values ($1, now(), $1, now(), $1, '2025-05-20', 'scrutiny_panel', $2, 'Ring before you come', '', '')
            """, ground.Member.Id, id);
        await ground.World.RunAsync(
            """
            insert into service_changes (organisation_id, made_at, made_by, edited_at, edited_by, decided_on, name, service, recommendation_id, you_said, we_did)
            select $1, now(), $1, now(), $1, '2025-06-20', 'Calls before visits', '', r.id, '', '' from recommendations r where r.organisation_id = $1
            """, ground.Member.Id);

        var page = await ground.Visitor.GetAsync(url);

        Assert.Contains("Recommendation: Ring before you come No decision yet", page.Text);
        Assert.Contains("Change: Calls before visits Not in place yet", page.Text);
        Assert.NotNull(page.Document.QuerySelector($"a[href='/register/recommendations/new?activity={id}']"));
        Assert.NotNull(page.Document.QuerySelector($"a[href='/register/changes/new?activity={id}']"));
    }
}
