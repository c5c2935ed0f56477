using System.Net;
using static Benchmarking.Web.Tests.Features.Register.InfluenceGround;

namespace Benchmarking.Web.Tests.Features.Register.Counts;

public sealed class CountPagesTests(PostgresFixture postgres)
{
    private const string List = "/register/counts";

    [Fact]
    public async Task People_are_counted_once_and_few_of_a_group_are_never_told()
    {
        var (_, visitor) = await postgres.KeeperAsync();
        var saved = await visitor.FillAsync(
            $"{List}/people/new",
            [.. Day("CountedOn", 30, 6, 2025), ("Involved", "60"), ("Profiled", "40"), ("Groups[0].People", "3"), ("Groups[1].People", "12"), ("Trained", "9")]);

        Assert.Equal($"{List}?quarter=2025-q1", saved.Landed);
        Assert.Contains("Under 35: under 5, Disabled: 12", saved.Text);
        Assert.Contains("2025-06-30,60,40,under 5,12,,9,,", (await visitor.GetAsync($"{List}/people.csv")).Body);
        Assert.DoesNotContain("Disabled: 12", (await visitor.GetAsync($"{List}?quarter=2025-q2")).Text);
        var edit = saved.Document.QuerySelector("main a[href$='/edit']")!.GetAttribute("href")!;
        Assert.Equal("3", (await visitor.GetAsync(edit)).Document.QuerySelector("#Groups_0__People")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await postgres.StrangerAsync()).GetAsync(edit)).Status);

        var second = await visitor.FillAsync($"{List}/people/new", [.. Day("CountedOn", 30, 6, 2025), ("Involved", "61")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Contains("There is a count of people for that day already", second.Text);
    }

    [Fact]
    public async Task A_part_is_never_more_than_its_whole()
    {
        var (_, visitor) = await postgres.KeeperAsync();
        var wrong = await visitor.FillAsync(
            $"{List}/people/new",
            [.. Day("CountedOn", 30, 6, 2025), ("Involved", "10"), ("Profiled", "11"), ("Groups[0].People", "12"), ("Trained", "1"), ("TrainedWork", "2")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(["#Groups_0__People", "#Profiled", "#TrainedWork"], wrong.Wrong());
        Assert.Equal("12", wrong.Document.QuerySelector("#Groups_0__People")!.GetAttribute("value"));

        var panels = await visitor.FillAsync(
            $"{List}/tallies/new?of=complaint_panels", [.. Day("CountedOn", 30, 6, 2025), ("Whole", "5"), ("Part", "3"), ("SecondPart", "4")]);
        Assert.Equal(["#SecondPart"], panels.Wrong());
        Assert.Equal(["#Part"], (await TallyAsync(visitor, "repairs", "5", "6")).Wrong());
        Assert.Empty((await TallyAsync(visitor, "complaints", "5", "6")).Wrong()); // actions are no part of complaints
    }

    [Fact]
    public async Task Tallies_and_costs_are_added_changed_and_removed()
    {
        var (_, visitor) = await postgres.KeeperAsync();
        Assert.Contains("Of them, audits with a trained resident on the team: 2", (await TallyAsync(visitor, "audits", "7", "2")).Text);
        var costs = await visitor.FillAsync(
            $"{List}/costs/new", [("What", "Pay of the team"), ("Scope", "staff"), .. Day("SpentOn", 30, 6, 2025), ("Amount", "£4,100.50")]);
        Assert.Contains("£4,100.50 in the quarter", costs.Text);
        Assert.Contains("2025-06-30,Staff time,Pay of the team,4100.5", (await visitor.GetAsync($"{List}/costs.csv")).Body);
        Assert.Contains("2025-06-30,Quality audits,Audits finished,7", (await visitor.GetAsync($"{List}/tallies.csv")).Body);

        var address = costs.Document.QuerySelector("main a[href^='/register/counts/costs/'][href$='/edit']")!.GetAttribute("href")![..^"/edit".Length];
        Assert.Contains("apart from it £50 of overheads", (await visitor.FillAsync($"{address}/edit", ("Scope", "overhead"), ("Amount", "50"))).Text);
        Assert.Contains("The cost is removed", (await visitor.FillAsync($"{address}/remove")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"{address}/edit")).Status);
    }

    private static async Task<Page> TallyAsync(Visitor visitor, string kind, string whole, string part) => await visitor.FillAsync(
        $"{List}/tallies/new?of={kind}", [.. Day("CountedOn", 30, 6, 2025), ("Whole", whole), ("Part", part)]);
}
