using Benchmarking.Browser.Tests.Support;
using Benchmarking.Engine;
using Benchmarking.Web.Tenancy;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys.Returns;

/// <summary>Journey 11: from the first activity to the filled return, and to "You said, we did" for everybody.</summary>
public sealed class InvolvementRegisterTests(DemonstrationSite site)
{
    [Fact]
    public async Task A_scrutiny_review_fills_the_return_and_is_told_to_everybody()
    {
        var member = await site.OrganisationAsync("not_started");
        await using var window = await site.SignInAsync(Window.Desktop, site.Account(member, Role.Contributor));
        await window.GoAsync("/register");
        await window.LookAtBothWidthsAsync("Involvement register");
        await Expect(window.Main).ToContainTextAsync("Nothing is written down yet");
        var quarter = await OpenQuarterAsync(window);

        await WriteActivityAsync(window, quarter);
        await RecommendAsync(window, quarter);
        await ChangeAsync(window, quarter);
        await SeeRatiosAsync(window, quarter);
        await FillReturnAsync(window, quarter);
        var draft = await DraftAsync(window, quarter);
        var address = await PublishAsync(member, draft);
        await SeenByEverybodyAsync(address);
    }

    /// <summary>Quick entry on a phone: five things, one press.</summary>
    [Fact]
    public async Task An_activity_is_written_down_on_a_phone_without_scripts()
    {
        await using var phone = await site.SignInAsync(Window.Phone, site.Account("Livin", Role.Contributor), scripts: false);
        await phone.GoAsync("/register/activities/new");
        await phone.LookAsync("Write down an activity");
        await phone.Page.GetByLabel("What was it?").FillAsync("Estate walk");
        await phone.Page.GetByLabel("Kind", new() { Exact = true }).SelectOptionAsync("inspection");
        await phone.Page.GetByLabel("Residents taking part").FillAsync("7");
        await phone.PressAsync("Save");

        await phone.LookAsync("Estate walk");
        await phone.GoAsync("/register/activities");
        await phone.LookAsync("Activities");
        await Expect(phone.Main).ToContainTextAsync("Estate walk");
        await phone.GoAsync("/register/activities/calendar");
        await phone.LookAsync("");
        await Expect(phone.Main).ToContainTextAsync("Estate walk");
    }

    private static async Task<Period> OpenQuarterAsync(Window window)
    {
        await window.GoAsync("/register/answers");
        await window.LookAsync("For your return");
        await Expect(window.Main).ToContainTextAsync("no number for this quarter yet");
        return Period.Parse(new Uri(window.Page.Url).Segments[^1].ToUpperInvariant());
    }

    private static async Task WriteActivityAsync(Window window, Period quarter)
    {
        await window.GoAsync("/register/activities/new");
        await DateAsync(window, "HeldOn", quarter.FirstDay.AddDays(9));
        await window.Page.GetByLabel("What was it?").FillAsync("Review of empty homes");
        await window.Page.GetByLabel("Kind", new() { Exact = true }).SelectOptionAsync("scrutiny_review");
        await window.Page.GetByLabel("Residents taking part").FillAsync("6");
        await window.Page.GetByLabel("Rung of the ladder").SelectOptionAsync("6");
        await window.Page.GetByText("More: place, hours").ClickAsync();
        await window.Page.GetByLabel("Hours that residents gave").FillAsync("48");
        await window.Page.GetByLabel("People affected by it").FillAsync("420");
        await window.Page.Locator("[name='Costs[0].What']").FillAsync("Room and travel");
        await window.Page.Locator("[name='Costs[0].Scope']").SelectOptionAsync("direct");
        await window.Page.Locator("[name='Costs[0].Amount']").FillAsync("£252");
        await window.Page.GetByLabel("Impact").SelectOptionAsync("3");
        await window.Page.GetByLabel("Value for money").SelectOptionAsync("2");
        await window.Page.GetByLabel("Who judged it").SelectOptionAsync("residents");
        await window.LookAtBothWidthsAsync("Write down an activity");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).First.ClickAsync();

        await window.LookAtBothWidthsAsync("Review of empty homes");
        await Expect(window.Main).ToContainTextAsync("£252");
    }

    private static async Task RecommendAsync(Window window, Period quarter)
    {
        await window.FollowAsync("Write down a recommendation");
        await window.Page.GetByLabel("What was recommended?").FillAsync("Clean an empty home the day before it is shown");
        await DateAsync(window, "MadeOn", quarter.FirstDay.AddDays(9));
        await window.Page.GetByLabel("Who made it?").SelectOptionAsync("scrutiny_panel");
        await window.Page.GetByLabel("What was decided?").SelectOptionAsync("accepted");
        await DateAsync(window, "DecidedOn", quarter.FirstDay.AddDays(14));
        await window.Page.GetByLabel("Why?").FillAsync("It costs little and was asked for before.");
        await window.LookAtBothWidthsAsync("recommendation");
        await window.PressAsync("Save");

        await window.LookAtBothWidthsAsync("Clean an empty home");
        await Expect(window.Main).ToContainTextAsync("5 days");
    }

    private static async Task ChangeAsync(Window window, Period quarter)
    {
        await window.FollowAsync("Write down what changed");
        await window.Page.GetByLabel("What changed, in a few words?").FillAsync("Empty homes are cleaned the day before");
        await DateAsync(window, "DecidedOn", quarter.FirstDay.AddDays(14));
        await DateAsync(window, "DoneOn", quarter.FirstDay.AddDays(20));
        await window.Page.GetByLabel("What would have happened without residents?").SelectOptionAsync("would_not");
        await window.Page.GetByLabel("You said (optional)").FillAsync("The homes you show us are dirty.");
        await window.Page.GetByLabel("We did (optional)").FillAsync("We clean each home the day before it is shown.");
        await window.LookAtBothWidthsAsync("change");
        await window.PressAsync("Save");
        await window.LookAtBothWidthsAsync("Empty homes are cleaned the day before");
    }

    /// <summary>£252 for 6 residents, and for 420 people affected.</summary>
    private static async Task SeeRatiosAsync(Window window, Period quarter)
    {
        await window.GoAsync($"/register/value?from={quarter.FirstDay:yyyy-MM-dd}&to={quarter.LastDay:yyyy-MM-dd}");
        await window.LookAtBothWidthsAsync("Cost and value");
        await Expect(window.Main).ToContainTextAsync("£42");
        await Expect(window.Main).ToContainTextAsync("£0.60");
        await window.GoAsync("/register/reach");
        await window.LookAtBothWidthsAsync("Ladder and representation");
    }

    private static async Task FillReturnAsync(Window window, Period quarter)
    {
        await window.GoAsync($"/returns/{quarter.Route}/figures/core");
        await Expect(window.Page.Locator("#Answers_changes-influenced__Typed-offer")).ToContainTextAsync("From your register: 1 (1 service change");
        await window.Page.GetByLabel("Use 1 for “Service changes influenced by residents”").CheckAsync();
        await Expect(window.Page.Locator("[name='Answers[changes-influenced].Typed']")).ToHaveValueAsync("1");
        await window.LookAtBothWidthsAsync("Core figures");
        await window.PressAsync("Save");

        await window.GoAsync($"/register/answers/{quarter.Route}");
        await window.LookAtBothWidthsAsync("For your return");
        await window.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Fill in .* of the return") }).ClickAsync();
        await Expect(window.Main).ToContainTextAsync("filled in from the register");
        await window.FollowAsync("the list behind “Cost of activities”");
        await window.LookAtBothWidthsAsync("Cost of activities");
        await Expect(window.Main).ToContainTextAsync("Review of empty homes");
        await window.GoAsync($"/returns/{quarter.Route}/figures/vfm");
        await Expect(window.Page.Locator("[name='Answers[people-affected].Typed']")).ToHaveValueAsync("420");
    }

    /// <returns>Where the draft is.</returns>
    private static async Task<string> DraftAsync(Window window, Period quarter)
    {
        await window.GoAsync("/register/said");
        await window.LookAtBothWidthsAsync("You said, we did");
        await window.PressAsync($"Make a draft of {quarter.Words}");
        await window.LookAtBothWidthsAsync("Edit the draft");
        await window.PressAsync("Save the draft");
        await Expect(window.Main).ToContainTextAsync("We clean each home the day before it is shown.");
        return new Uri(window.Page.Url).AbsolutePath;
    }

    /// <returns>The public address.</returns>
    private async Task<string> PublishAsync(string member, string draft)
    {
        await using var approver = await site.SignInAsync(Window.Desktop, site.Account(member, Role.Approver));
        await approver.GoAsync(draft);
        await approver.FollowAsync("Approve the draft");
        await approver.LookAtBothWidthsAsync("Approve this page?");
        await approver.PressAsync("Approve");
        await approver.PressAsync("Make a public page");
        return new Uri(await approver.Page.Locator("#address").InputValueAsync()).AbsolutePath;
    }

    private async Task SeenByEverybodyAsync(string address)
    {
        await using var everybody = await site.OpenAsync(Window.Phone);
        await everybody.GoAsync(address);
        await everybody.LookAsync("You said, we did");
        await Expect(everybody.Main).ToContainTextAsync("The homes you show us are dirty.");
        Assert.Equal(1, await everybody.SheetsAsync());
    }

    private static async Task DateAsync(Window window, string name, DateOnly day)
    {
        foreach (var (part, number) in new[] { ("Day", day.Day), ("Month", day.Month), ("Year", day.Year) })
            await window.Page.Locator($"#{name}_{part}").FillAsync($"{number}");
    }
}
