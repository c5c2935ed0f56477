using System.Net;

namespace Benchmarking.Web.Tests.Features.Register.Profile;

public sealed class ProfilePagesTests(PostgresFixture postgres)
{
    private const string List = "/register/profile";

    [Fact]
    public async Task A_year_starts_from_last_years_and_stands_once()
    {
        var (_, visitor) = await postgres.KeeperAsync();
        var years = (await visitor.GetAsync($"{List}/new")).Document.QuerySelectorAll("#Year option").Select(option => option.GetAttribute("value")!).ToList();
        var first = await YearAsync(visitor, $"{List}/new", years[1]);
        Assert.Contains("under 5", first.Text);
        var copy = $"{List}/new?of={years[1]}";
        Assert.Contains(copy, first.Body);

        var copied = await visitor.GetAsync(copy);
        Assert.Equal("800", copied.Document.QuerySelector("#Residents")!.GetAttribute("value"));
        Assert.Contains("The profile is saved", (await visitor.PostFormAsync(copied, $"{List}/new")).Text);
        var again = await visitor.PostFormAsync(copied, $"{List}/new");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("There is a profile for that year already", again.Text);
        Assert.Contains(",800,600,under 5,120,not counted,", (await visitor.GetAsync($"{List}.csv")).Body);
    }

    [Fact]
    public async Task Groups_are_named_added_renamed_and_ended()
    {
        var (_, visitor) = await postgres.KeeperAsync();
        Assert.Contains("Under 35 all members named by you", (await visitor.FillAsync($"{List}/groups/new", ("Agreed", "under-35"))).Text);
        var added = await visitor.FillAsync($"{List}/groups/new", ("Name", "Young carers"));
        Assert.Contains("Young carers you", added.Text);
        Assert.Contains("There is a group with that name already", (await visitor.FillAsync($"{List}/groups/new", ("Name", "Young carers"))).Text);
        Assert.Equal(["#Name"], (await visitor.FillAsync($"{List}/groups/new", ("Name", "Disabled"))).Wrong());

        var address = added.Document.QuerySelector("main a[href*='/groups/'][href$='/edit']")!.GetAttribute("href")![..^"/edit".Length];
        var stale = await visitor.GetAsync($"{address}/edit");
        Assert.Contains("Carers under 25", (await visitor.FillAsync($"{address}/edit", ("Name", "Carers under 25"))).Text);
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.PostFormAsync(stale, $"{address}/edit", ("Name", "Carers"))).Status);
        Assert.Contains("Carers under 25", (await visitor.GetAsync("/register/counts/people/new")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await (await postgres.StrangerAsync()).GetAsync($"{address}/edit")).Status);

        Assert.DoesNotContain("Carers under 25", (await visitor.FillAsync($"{address}/remove")).Text);
    }

    private static async Task<Page> YearAsync(Visitor visitor, string address, string year) => await visitor.FillAsync(
        address, ("Year", year), ("Residents", "800"), ("Profiled", "600"), ("Groups[0].People", "4"), ("Groups[1].People", "120"));
}
