using System.Net;
using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Web.Features.Register;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Register.Documents;

namespace Benchmarking.Web.Tests.Features.Register.Opportunities;

public sealed class OpportunityTests(PostgresFixture postgres)
{
    private const string New = "/register/opportunities/new";

    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);

    [Fact]
    public async Task A_way_to_take_part_is_added_changed_ended_offered_again_and_removed()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        var writer = await ground.SignInAsync(Role.Contributor);
        Assert.Contains("The menu is empty", (await writer.GetAsync("/register/opportunities")).Text);
        var added = await AddAsync(writer, "Reading group", "=Letters");
        Assert.Equal("/register/opportunities", added.Landed);
        Assert.Contains("Two hours", added.Text);
        var address = added.Document.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Single(href => href.EndsWith("/end", StringComparison.Ordinal))[..^4];
        Assert.Contains("Reading group,'=Letters,4,Two hours", (await writer.GetAsync("/register/opportunities.csv")).Body);
        var month = Today.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
        Assert.Contains($"{month} {Today.ToString("d MMMM", CultureInfo.InvariantCulture)} Reading group: At the hall", (await writer.GetAsync("/register/opportunities/calendar")).Text);

        var stale = await writer.GetAsync(address);
        await writer.PostFormAsync(await writer.GetAsync(address), address, ("Name", "Letter readers"));
        var conflict = await writer.PostFormAsync(stale, address, ("Name", "Readers"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("Readers", conflict.Document.QuerySelector("#Name")!.GetAttribute("value"));

        var ended = await writer.PostFormAsync(await writer.GetAsync($"{address}/end"), $"{address}/end");
        Assert.Contains("No longer offered (1)", ended.Text);
        Assert.DoesNotContain("Letter readers", ended.Text);
        var offered = await writer.PostFormAsync(await writer.GetAsync("/register/opportunities?ended=true"), $"{address}/offer");
        Assert.Contains("Letter readers", offered.Text);

        var stranger = await ground.StrangerAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).Status);
        Assert.DoesNotContain("Letter readers", (await stranger.GetAsync("/register/opportunities")).Text);

        var asked = await writer.GetAsync($"{address}/remove");
        Assert.Contains("Letter readers", (await writer.GetAsync("/register/opportunities")).Text);
        Assert.Contains("The menu is empty", (await writer.PostFormAsync(asked, $"{address}/remove")).Text);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        var writer = await ground.SignInAsync(Role.Contributor);

        var wrong = await writer.PostFormAsync(
            await writer.GetAsync(New), New,
            ("What", "Reading letters"), ("HowToJoin", "Ask Mrs Example"), ("Dates[0].On.Day", "31"), ("Dates[0].On.Month", "2"), ("Dates[0].On.Year", "2026"), ("Dates[1].Words", "A day to be set"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var links = wrong.Document.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(["#Name", "#HowToJoin", "#Dates_0__On_Day", "#Dates_1__On_Day"], links);
        Assert.All(links, link => Assert.NotNull(wrong.Document.QuerySelector(link)));
        Assert.Equal("31", wrong.Document.QuerySelector("#Dates_0__On_Day")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_menu_of_a_year_is_frozen_when_approved_and_public_by_its_address()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        var approver = await ground.SignInAsync(Role.Approver);
        await AddAsync(approver, "Reading group", "We read letters before they go out");
        var edit = await approver.PostFormAsync(await approver.GetAsync("/register/opportunities"), "/register/opportunities/documents");
        var shown = await approver.PostFormAsync(edit, edit.Landed, ("Introduction", "Choose what suits you."));
        Assert.Contains("Choose what suits you.", shown.Text);
        Assert.Contains("We read letters before they go out", shown.Text);
        await RegisterGround.ApproveAsync(approver, shown.Landed);
        var address = await RegisterGround.PublishAsync(approver, shown.Landed);
        await AddAsync(approver, "Walkabout", "We look at the estate");

        var page = await ground.Nobody.GetAsync(address);
        Assert.Contains("Reading group", page.Text);
        Assert.Contains("At the hall", page.Text);
        Assert.DoesNotContain("Walkabout", page.Text);
    }

    [Fact]
    public async Task The_page_of_next_year_is_made_before_it_begins_and_the_calendar_ends_with_it()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        var writer = await ground.SignInAsync(Role.Contributor);
        var list = await writer.GetAsync("/register/opportunities");
        var years = list.Document.QuerySelectorAll("#year option").Select(option => option.GetAttribute("value")!).ToList();
        var next = Period.YearOf(int.Parse(years[1], CultureInfo.InvariantCulture));
        Assert.Equal(next.Previous.StartYear, RegisterRecord.FinancialYear(Today));

        await writer.PostFormAsync(list, "/register/opportunities/documents", ("year", years[1]));
        Assert.Contains($"Ways to take part in {next.Words}", (await writer.GetAsync("/register/opportunities")).Text);

        var links = (await writer.GetAsync($"/register/opportunities/calendar?year={years[1]}")).Document
            .QuerySelectorAll("nav.states a").Select(link => link.TextContent);
        Assert.Equal([next.Previous.Words, next.Words], links);
    }

    private static async Task<Page> AddAsync(Visitor visitor, string name, string what) => await visitor.PostFormAsync(
        await visitor.GetAsync(New), New,
        ("Name", name), ("What", what), ("Rung", "4"), ("TimeNeeded", "Two hours"),
        ("Dates[0].On.Day", Text(Today.Day)), ("Dates[0].On.Month", Text(Today.Month)), ("Dates[0].On.Year", Text(Today.Year)), ("Dates[0].Words", "At the hall"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
