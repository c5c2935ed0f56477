using System.Net;
using System.Text;
using Benchmarking.Workbooks.Releases;

namespace Benchmarking.Web.Tests.Features.Register.Activities;

public sealed class ActivityImportTests(PostgresFixture postgres)
{
    private const string Import = "/register/activities/import";

    [Fact]
    public async Task A_file_changes_nothing_before_the_yes_and_brings_each_activity_once()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        const string File = """
            Reference;Date;Name;Kind;Participants;of them under 35;staff cost;learning replies;learning positive;called off
            A1;14/05/2025;Estate walk;event;12;2;40,50;10;9;
            A2;2025-06-01;Heating survey;Survey or consultation;;;;;;yes
            """;

        var asked = await SendAsync(ground, File);
        Assert.Equal("What this would change", asked.Heading);
        Assert.Equal(["2", "0", "0"], Facts(asked));
        Assert.Equal(0, await ground.CountAsync());

        var done = await ground.Visitor.PostFormAsync(asked, $"{asked.Landed}/apply");
        Assert.Equal("/register/activities", done.Landed);
        Assert.Equal(2, await ground.CountAsync());
        var walk = await ground.Visitor.GetAsync(done.Document.QuerySelectorAll("tbody a").Last().GetAttribute("href")!);
        Assert.Contains("Residents taking part 12", walk.Text);
        Assert.Contains("Under 35 under 5", walk.Text);
        Assert.Contains("£40.50", walk.Text);
        Assert.Contains("Reference A1", walk.Text);

        var again = await SendAsync(ground, File);
        Assert.Equal("Nothing would change", again.Heading);
        Assert.Equal(["0", "0", "2"], Facts(again));
        Assert.Throws<InvalidOperationException>(() => again.Form($"{again.Landed}/apply"));
    }

    [Fact]
    public async Task What_is_there_is_found_without_a_reference_too_and_columns_that_are_not_in_the_file_stay()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        var url = (await ground.WriteAsync("Estate walk", ("Participants", "12"), ("Place", "Mill Lane"), ("MakeUp[under-35]", "3"))).Landed;

        var asked = await SendAsync(ground, "date,name,kind,participants\n2025-05-14,estate  walk,Event,14\n");
        Assert.Equal(["0", "1", "0"], Facts(asked));
        Assert.Contains("participants: 12 → 14", asked.Text);
        await ground.Visitor.PostFormAsync(asked, $"{asked.Landed}/apply");

        var walk = await ground.Visitor.GetAsync(url);
        Assert.Contains("Residents taking part 14", walk.Text);
        Assert.Contains("Mill Lane", walk.Text);
        Assert.Equal(1, await ground.CountAsync());
        Assert.Equal(
            "3", (await ground.Visitor.GetAsync($"{url}/edit")).Document.QuerySelector("#MakeUp_under-35_")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Our_own_file_comes_back_without_changing_anything_small_counts_and_lines_of_costs_too()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        await ground.WriteAsync(
            "=walk", ("Participants", "12"), ("MakeUp[under-35]", "3"), ("Costs[0].Scope", "direct"), ("Costs[0].Amount", "10"), ("Costs[1].Scope", "direct"), ("Costs[1].Amount", "2.5"),
            ("Questions[3].Words", "Too long?"), ("JudgedBy", "residents"), ("Impact", "0"), ("Setting", "both"), ("CameOfIt", "One thing,\nand another"));
        var file = (await ground.Visitor.GetAsync("/register/activities.csv")).Body;
        Assert.Contains("under 5", file);

        Assert.Equal(["0", "0", "1"], Facts(await SendAsync(ground, file)));
        var changed = await SendAsync(ground, file.Replace("12.5", "13", StringComparison.Ordinal));
        Assert.Contains("direct cost: 12.5 → 13", changed.Text);
    }

    [Fact]
    public async Task Every_problem_is_told_with_its_place_and_nothing_is_kept()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        var refused = await SendAsync(ground, """
            reference,date,name,kind,participants,of them disabled,direct cost,impact,called off
            A1,31/02/2025,Walk,picnic,x,,,,
            A1,2025-05-14,,event,4,5,-3,2,perhaps
            """);

        Assert.Equal("9 problems to put right", refused.Heading);
        var places = refused.Document.QuerySelectorAll("tbody tr").Select(row => $"{Cell(row, "Row")} {Cell(row, "Column")}").ToList();
        Assert.Equal(
            ["2 date", "2 kind", "2 participants", "3 called off", "3 direct cost", "3 judged by", "3 name", "3 of them disabled", "3 reference"],
            places.Order(StringComparer.Ordinal));
        Assert.Contains("row 2, column B", refused.Text);
        Assert.Contains("One of: Event; Meeting;", refused.Text);
        Assert.Equal(0, await ground.CountAsync());

        var csv = await ground.Visitor.GetAsync($"{refused.Landed}/problems.csv");
        Assert.StartsWith("row,sheet,cell,column,problem,how_to_put_it_right", csv.Body.TrimStart('\uFEFF'));
        Assert.Equal(10, csv.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);

        static string Cell(AngleSharp.Dom.IElement row, string label) => row.QuerySelector($"td[data-label={label}]")!.TextContent.Trim();
    }

    [Fact]
    public async Task What_changed_after_it_was_looked_at_is_not_overwritten()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        var url = (await ground.WriteAsync("Walk", ("Participants", "12"))).Landed;
        var asked = await SendAsync(ground, "date,name,kind,participants\n2025-05-14,Walk,event,14\n");
        await ground.Visitor.PostFormAsync(await ground.Visitor.GetAsync($"{url}/edit"), $"{url}/edit", ("Participants", "13"));

        var now = await ground.Visitor.PostFormAsync(asked, $"{asked.Landed}/apply");

        Assert.Contains("Something has changed since you looked at this", now.Text);
        Assert.Contains("participants: 13 → 14", now.Text);
        Assert.Contains("Residents taking part 13", (await ground.Visitor.GetAsync(url)).Text);
        await ground.Visitor.PostFormAsync(now, $"{asked.Landed}/apply");
        Assert.Contains("Residents taking part 14", (await ground.Visitor.GetAsync(url)).Text);
    }

    [Fact]
    public async Task A_file_is_dropped_and_a_later_one_takes_the_place_of_one_that_waits()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        var first = await SendAsync(ground, "date,name,kind\n2025-05-14,Walk,event\n");
        var second = await SendAsync(ground, "date,name,kind\n2025-05-15,Talk,event\n");

        Assert.Equal("Dropped", (await ground.Visitor.GetAsync(first.Landed)).Heading);
        var late = await ground.Visitor.PostFormAsync(first, $"{first.Landed}/apply");
        Assert.Equal("Dropped", late.Heading);
        Assert.Contains("The file is dropped.", (await ground.Visitor.PostFormAsync(second, $"{second.Landed}/drop")).Text);
        Assert.Equal(0, await ground.CountAsync());
        var stranger = await ground.StrangerAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(second.Landed)).Status);
    }

    [Fact]
    public async Task A_file_that_is_no_list_of_activities_is_refused_in_a_sentence()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        var nothing = await ground.Visitor.PostFormAsync(await ground.Visitor.GetAsync(Import), Import);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        var other = await SendAsync(ground, "day,what\n1,2\n");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Contains("does not name the columns “date”, “name”, “kind”", other.Text);
        Assert.Contains("no row below its heading", (await SendAsync(ground, "date,name,kind\n")).Text);
        Assert.Contains(
            "more than 5,000 rows",
            (await SendAsync(ground, "date,name,kind\n" + string.Concat(Enumerable.Repeat("2025-05-14,Walk,event\n", 5_001)))).Text);
    }

    [Fact]
    public async Task The_templates_name_every_column_and_are_read_again()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        var csv = (await ground.Visitor.GetAsync($"{Import}/template.csv")).Body.TrimStart('\uFEFF').Trim();
        Assert.Equal((await ground.Visitor.GetAsync("/register/activities.csv")).Body.TrimStart('\uFEFF').Trim(), csv);
        var workbook = await (await ground.Visitor.Client.GetAsync($"{Import}/template.xlsx", TestContext.Current.CancellationToken))
            .Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Contains("no row below its heading", (await SendAsync(ground, workbook, "activities.xlsx")).Text);

        using var filled = new MemoryStream();
        TablesWorkbook.Write([new("Activities", ["date", "name", "kind", "participants"], [["2025-05-14", "Walk", "Event", 12m], ["2025-13-14", "Talk", "Event", null]])], filled);
        var refused = await SendAsync(ground, filled.ToArray(), "mine.xlsx");
        Assert.Contains("Activities", refused.Document.QuerySelector("td[data-label=Sheet]")!.TextContent);
        Assert.Equal("A3", refused.Document.QuerySelector("td[data-label=Cell]")!.TextContent);
    }

    private static IEnumerable<string> Facts(Page page) => page.Document.QuerySelectorAll(".key-facts dd").Select(fact => fact.TextContent.Trim());

    private static Task<Page> SendAsync(ActivityGround ground, string file) => SendAsync(ground, Encoding.UTF8.GetBytes(file), "mine.csv");

    private static async Task<Page> SendAsync(ActivityGround ground, byte[] file, string name) =>
        await ground.Visitor.UploadAsync(await ground.Visitor.GetAsync(Import), Import, "file", name, file);
}
