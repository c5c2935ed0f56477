using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Features.Demonstration;
using Benchmarking.Web.Features.Seeding;
using Benchmarking.Web.Tenancy;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys;

/// <summary>A case study is found from a metric's chart, by words, rung and tag, read, and said to be used.</summary>
public sealed class FindCaseStudyTests(DemonstrationSite site)
{
    private const string Title = "Residents’ views changed a landlord’s strategy";

    private static readonly string Address = $"/case-studies/{SeedStudies.IdOf("a-strategy-with-more-on-inclusion")}";

    private DemonstrationAccount Reader => site.Account("Forum Housing Association", Role.Contributor);

    [Fact]
    public async Task From_a_chart_to_a_case_study_that_the_reader_says_was_used()
    {
        await using var window = await site.SignInAsync(Window.Desktop, Reader);
        await FindAsync(window);
        await UseAsync(window);
        await EverybodyAsync();
        await OnAPhoneAsync(window);
        await window.PressAsync("Remove it");
        await Expect(window.Main).ToContainTextAsync("It is no longer counted");
    }

    private static async Task FindAsync(Window window)
    {
        await window.GoAsync("/benchmarks/views-listened-to");
        await window.FollowAsync("What others did (");
        await window.LookAsync("Case studies");
        await Expect(window.Page.GetByLabel("About the metric")).ToHaveValueAsync("views-listened-to");

        await window.Page.GetByLabel("Find a case study").FillAsync("strategies");
        await window.Page.GetByLabel("Rung of the ladder").SelectOptionAsync("4");
        await window.PressAsync("Search");
        await Expect(window.Main).ToContainTextAsync(Title);
        await Expect(window.Main.Locator("mark").First).ToBeVisibleAsync();
        await window.Main.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "inclusion", Exact = true }).ClickAsync();
        await Expect(window.Page.GetByLabel("Tag", new() { Exact = true })).ToHaveValueAsync("inclusion");
        await window.FollowAsync(Title);
        await window.LookAsync(Title);
        Assert.Equal(Address, new Uri(window.Page.Url).AbsolutePath);
        await Expect(window.Main).ToContainTextAsync("4: Engagement.");
    }

    private static async Task UseAsync(Window window)
    {
        await window.PressAsync("We used this");
        await Expect(window.Main).ToContainTextAsync("1 member used this");
        await window.Page.GetByLabel("What came of it?").FillAsync("We asked a board member to our next meeting.");
        await window.PressAsync("Send these words");
        await Expect(window.Main).ToContainTextAsync("The author and the editors can read what you said.");
    }

    private async Task EverybodyAsync()
    {
        await using var everybody = await site.OpenAsync(Window.Phone);
        await everybody.GoAsync("/case-studies?q=strategies");
        await everybody.LookAsync("Case studies");
        await everybody.FollowAsync(Title);
        await everybody.LookAsync(Title);
        await Expect(everybody.Main).ToContainTextAsync("1 member used this");
        await Expect(everybody.Main).Not.ToContainTextAsync("board member to our next meeting");
    }

    private static async Task OnAPhoneAsync(Window window)
    {
        await window.ResizeAsync(Window.Phone);
        foreach (var (path, heading) in new[]
                 {
                     (Address, Title), ("/case-studies/own/readers", "Readers of your case studies"),
                     ($"{Address}/used/take-back", "Remove “We used this”?"),
                 })
        {
            await window.GoAsync(path);
            await window.LookAsync(heading);
        }
    }
}
