using System.Net;
using System.Text;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Register.Documents;

namespace Benchmarking.Web.Tests.Features.Register.Plans;

/// <summary>Each test has a member to itself, and a plan of the calendar year 2026.</summary>
public sealed class PlanTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_plan_is_made_changed_put_away_and_taken_out_again()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        var writer = await ground.SignInAsync(Role.Contributor);
        Assert.Contains("There is no plan yet", (await writer.GetAsync("/register/plans")).Text);
        var wrong = await writer.PostFormAsync(
            await writer.GetAsync("/register/plans/new"), "/register/plans/new", ("Name", ""), ("Begins.Month", "13"), ("Begins.Year", "2026"), ("Ends.Month", "1"), ("Ends.Year", "2026"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(["#Name", "#Begins_Month"], wrong.Document.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href")));
        Assert.Equal("13", wrong.Document.QuerySelector("#Begins_Month")!.GetAttribute("value"));

        var plan = await MakeAsync(writer);
        var stale = await writer.GetAsync($"{plan}/edit");
        await writer.PostFormAsync(await writer.GetAsync($"{plan}/edit"), $"{plan}/edit", ("Name", "Plan B"));
        var conflict = await writer.PostFormAsync(stale, $"{plan}/edit", ("Name", "Plan C"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("Plan C", conflict.Document.QuerySelector("#Name")!.GetAttribute("value"));

        var away = await writer.PostFormAsync(await writer.GetAsync($"{plan}/archive"), $"{plan}/archive");
        Assert.Contains("it can be read, not changed", away.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await writer.GetAsync($"{plan}/actions/new")).Status);
        Assert.DoesNotContain("Plan B", (await writer.GetAsync("/register/plans")).Text);
        Assert.Contains("Plan B", (await writer.GetAsync("/register/plans?archived=true")).Text);
        Assert.Contains("Write an action", (await writer.PostFormAsync(away, $"{plan}/restore")).Text);

        var stranger = await ground.StrangerAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(plan)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{plan}/actions.csv")).Status);
    }

    [Fact]
    public async Task An_action_has_milestones_and_stands_somehow_each_quarter()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        var writer = await ground.SignInAsync(Role.Contributor);
        var plan = await MakeAsync(writer);
        var shown = await AddAsync(
            writer, plan, "Relaunch the magazine",
            ("Kind", "improvement"), ("OwnerRole", "Communications manager"), ("Rung", "2"), ("Begins", "2026-02"), ("Ends", "2026-05"),
            ("Milestones[0].Words", "First issue"), ("Milestones[0].Due", "2026-04"), ("Milestones[0].Done", "true"),
            ("Statuses[0].Standing", "at_risk"), ("Statuses[0].Words", "The printer left"), ("Metric", "views-listened-to"));

        Assert.Equal(plan, shown.Landed);
        Assert.Contains("1. Relaunch the magazine 2 Informing, Improvement", shown.Text);
        Assert.Contains("February to May 2026", shown.Text);
        Assert.Contains("First issue, April 2026 (done)", shown.Text);
        Assert.Contains("At risk", shown.Text);
        Assert.Contains("The printer left", shown.Text);
        Assert.Contains("Views listened to", shown.Text);
        Assert.NotNull(shown.Document.QuerySelector("svg .timeline__bar--at-risk"));
        Assert.NotNull(shown.Document.QuerySelector("svg .timeline__step--done"));
        Assert.Contains(
            "Relaunch the magazine,,2,improvement,Communications manager,2026-02,2026-05,2026-04 First issue (done),views-listened-to,at_risk,2025-Q4,The printer left,",
            (await writer.GetAsync($"{plan}/actions.csv?show=at_risk")).Body);
        Assert.Contains("No action stands like this", (await writer.GetAsync($"{plan}?show=late")).Text);
    }

    [Fact]
    public async Task What_is_wrong_with_an_action_is_said_at_its_field_and_a_conflict_overwrites_nothing()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        var writer = await ground.SignInAsync(Role.Contributor);
        var plan = await MakeAsync(writer);
        var wrong = await AddAsync(
            writer, plan, "", ("OwnerRole", "someone@example.org"), ("Begins", "2026-05"), ("Ends", "2026-02"),
            ("Milestones[1].Words", "Undated"), ("Statuses[0].Words", "Words alone"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var links = wrong.Document.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(["#Objective", "#OwnerRole", "#Ends", "#Milestones_1__Due", "#Statuses_0__Standing"], links);
        Assert.All(links, link => Assert.NotNull(wrong.Document.QuerySelector(link)));
        Assert.Contains("Undated", wrong.Body);

        var action = AddressOf(await AddAsync(writer, plan, "Ask everybody"));
        var stale = await writer.GetAsync(action);
        await writer.PostFormAsync(await writer.GetAsync(action), action, ("Objective", "Ask half"));
        var conflict = await writer.PostFormAsync(stale, action, ("Objective", "Ask nobody"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Ask nobody", conflict.Document.QuerySelector("#Objective")!.TextContent);
        Assert.Contains("Ask half", (await writer.GetAsync(plan)).Text);

        var late = await writer.GetAsync($"{action}/remove");
        await writer.PostFormAsync(conflict, action);
        Assert.Equal(HttpStatusCode.Conflict, (await writer.PostFormAsync(late, $"{action}/remove")).Status);
        Assert.Contains("There is no action yet", (await writer.PostFormAsync(await writer.GetAsync($"{action}/remove"), $"{action}/remove")).Text);
    }

    [Fact]
    public async Task Actions_move_up_and_down()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        var writer = await ground.SignInAsync(Role.Contributor);
        var plan = await MakeAsync(writer);
        await AddAsync(writer, plan, "One");
        await AddAsync(writer, plan, "Two");
        var shown = await AddAsync(writer, plan, "Three");
        var third = shown.Document.QuerySelectorAll(".plan-actions tbody tr")[2].QuerySelector("form")!.GetAttribute("action")!;

        var moved = await writer.PostFormAsync(shown, third, ("way", "up"));
        Assert.Equal(["1. One", "2. Three", "3. Two"], Objectives(moved));
        Assert.Equal(["1. One", "2. Two", "3. Three"], Objectives(await writer.PostFormAsync(moved, third, ("way", "down"))));
        Assert.Equal(["1. One", "2. Two", "3. Three"], Objectives(await writer.PostFormAsync(moved, third, ("way", "down"))));
    }

    [Fact]
    public async Task A_plan_starts_from_templates_with_their_months_moved_to_its_own()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        var writer = await ground.SignInAsync(Role.Contributor);
        var plan = await MakeAsync(writer);
        var templates = await writer.GetAsync($"{plan}/templates");
        Assert.Equal(64, templates.Document.QuerySelectorAll("input[name=codes]").Length);
        Assert.Contains("Setting up a panel and a forum Budget and advice first", templates.Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await writer.PostFormAsync(templates, $"{plan}/templates")).Status);

        // E5 was done in the first two months of its document, E17 in months 11, 14 and 17, E19 after the plan's end; C1 has none.
        var added = await writer.PostFormAsync(templates, $"{plan}/templates", ("codes", "E5"), ("codes", "E17"), ("codes", "E19"), ("codes", "C1"), ("codes", "nonsense"));

        Assert.Contains("4 actions are added. 1 of them has no months", added.Text);
        var rows = added.Document.QuerySelectorAll(".plan-actions tbody tr").Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Contains("January to February 2026", rows[0]);
        Assert.Contains("November 2026", rows[1]);
        Assert.Contains("First round, November 2026", rows[1]);
        Assert.DoesNotContain("Second round", rows[1]);
        Assert.Contains("no date", rows[2]);
        Assert.Contains("Increase involvement", rows[3]);
        Assert.Equal(4, (await writer.GetAsync($"{plan}/templates")).Document.QuerySelectorAll("input[name=codes][disabled]").Length);
    }

    [Fact]
    public async Task A_file_is_told_before_anything_changes_and_added_after_a_yes()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        var writer = await ground.SignInAsync(Role.Contributor);
        var plan = await MakeAsync(writer);
        await AddAsync(writer, plan, "Already here");
        var staged = await UploadAsync(
            writer, plan,
            "Objective,Owner,First month,Last month,Kind,Milestones,Standing,Standing quarter\r\n"
            + "Hold a summit,Head of housing,3/2026,June 2026,New,2026-04 Invite; 2026-05 Meet (done),On track,2026-Q1\r\n"
            + "already here,,,,,,,\r\n");
        Assert.Contains("Nothing is changed yet.", staged.Text);
        Assert.Contains("would add 1 action", staged.Text);
        Assert.Contains("1 row is in the plan already", staged.Text);
        Assert.DoesNotContain("Hold a summit", (await writer.GetAsync(plan)).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await (await ground.StrangerAsync()).GetAsync(staged.Landed)).Status);

        var applied = await writer.PostFormAsync(staged, $"{staged.Landed}/apply");
        Assert.Contains("1 action is added", applied.Text);
        Assert.Contains("2. Hold a summit", applied.Text);
        Assert.Contains("March to June 2026", applied.Text);
        Assert.Contains("Meet, May 2026 (done)", applied.Text);
        Assert.Contains("On track", applied.Text);
        Assert.Contains("was taken over", (await writer.GetAsync(staged.Landed)).Text);
    }

    [Fact]
    public async Task A_file_with_problems_keeps_nothing_and_says_them_all()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        var writer = await ground.SignInAsync(Role.Contributor);
        var plan = await MakeAsync(writer);
        var refused = await UploadAsync(
            writer, plan, "objective,rung,first month,last month,kind\r\n,9,1/2031,2/2031,Someday\r\nFine,,,,\r\n");
        Assert.Contains("Nothing of actions.csv was kept.", refused.Text);
        var problems = (await writer.GetAsync($"{refused.Landed}/problems.csv")).Body;
        foreach (var column in new[] { "objective", "rung", "first month", "last month", "kind" })
            Assert.Contains($",{column},", problems);
        var forced = await writer.PostAsync($"{refused.Landed}/apply", ("__RequestVerificationToken", Token(await writer.GetAsync($"{plan}/edit"))));
        Assert.Contains("Nothing was added", forced.Text);
        Assert.Contains("There is no action yet", (await writer.GetAsync(plan)).Text);

        var none = await UploadAsync(writer, plan, "action\r\nSomething\r\n");
        Assert.Contains("The first row does not name the column", none.Text);
        Assert.Equal(HttpStatusCode.OK, (await writer.GetAsync("/register/plans/template.xlsx")).Status);
    }

    private static string Token(Page page) => page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static async Task<string> MakeAsync(Visitor visitor) => (await visitor.PostFormAsync(
        await visitor.GetAsync("/register/plans/new"), "/register/plans/new",
        ("Name", "Plan A"), ("Begins.Month", "1"), ("Begins.Year", "2026"), ("Ends.Month", "12"), ("Ends.Year", "2026"))).Landed;

    private static async Task<Page> AddAsync(Visitor visitor, string plan, string objective, params (string, string)[] typed) => await visitor.PostFormAsync(
        await visitor.GetAsync($"{plan}/actions/new"), $"{plan}/actions/new", [("Objective", objective), .. typed]);

    private static async Task<Page> UploadAsync(Visitor visitor, string plan, string csv) => await visitor.UploadAsync(
        await visitor.GetAsync($"{plan}/import"), $"{plan}/import", "file", "actions.csv", Encoding.UTF8.GetBytes(csv));

    private static string AddressOf(Page plan) =>
        plan.Document.QuerySelectorAll(".plan-actions a").Select(link => link.GetAttribute("href")!).First(href => href.StartsWith("/register/plans/actions/", StringComparison.Ordinal) && !href.EndsWith("/remove", StringComparison.Ordinal));

    private static IEnumerable<string> Objectives(Page plan) =>
        plan.Document.QuerySelectorAll(".plan-actions tbody th").Select(head => head.FirstChild!.TextContent.Trim());
}
