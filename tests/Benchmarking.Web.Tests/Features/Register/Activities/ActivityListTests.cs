namespace Benchmarking.Web.Tests.Features.Register.Activities;

public sealed class ActivityListTests(PostgresFixture postgres)
{
    [Fact]
    public async Task An_empty_register_says_how_to_begin()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        var page = await ground.Visitor.GetAsync(ActivityGround.List);
        Assert.Contains("Nothing is written down yet", page.Text);
        Assert.NotNull(page.Document.QuerySelector($"main a[href='{ActivityGround.New}']"));
    }

    [Fact]
    public async Task The_list_is_filtered_and_summed_without_what_was_called_off()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        await ground.WriteAsync("Walk", ("Participants", "10"), ("ResidentHours", "20"), ("Costs[0].Scope", "direct"), ("Costs[0].Amount", "50"));
        await ground.WriteAsync("Survey of heating", [("Kind", "survey"), ("Participants", "200"), .. ActivityGround.Day("HeldOn", new DateOnly(2024, 4, 1))]);
        await ground.WriteAsync("Waits", ActivityGround.Day("HeldOn", new DateOnly(2025, 6, 1)));
        await ground.WriteAsync("To come", ActivityGround.Day("HeldOn", ActivityGround.Today.AddDays(3)));
        var off = await ground.WriteAsync("Rained off", ("Participants", "99"));
        await ground.Visitor.PostFormAsync(off, $"{off.Landed}/call-off");

        Assert.Equal(["To come", "Waits", "Rained off", "Walk", "Survey of heating"], await NamesAsync(""));
        Assert.Equal(["Waits"], await NamesAsync("?show=waiting"));
        Assert.Equal(["To come"], await NamesAsync("?show=coming"));
        Assert.Equal(["Rained off"], await NamesAsync("?show=called-off"));
        Assert.Equal(["Survey of heating"], await NamesAsync("?kind=survey"));
        Assert.Equal(["Waits", "Rained off", "Walk"], await NamesAsync("?period=2025-Q1"));
        Assert.Equal(["Survey of heating"], await NamesAsync("?period=2024-25"));
        Assert.Contains("No activity is like that", (await ground.Visitor.GetAsync($"{ActivityGround.List}?kind=audit")).Text);

        Assert.Equal(["4", "210", "20", "£50"], await FactsAsync(""));
        Assert.Equal(["1", "not recorded", "not recorded", "not recorded"], await FactsAsync("?show=waiting"));
        Assert.Equal(["1", "200", "not recorded", "not recorded"], await FactsAsync("?kind=survey"));

        async Task<IEnumerable<string>> FactsAsync(string query) =>
            (await ground.Visitor.GetAsync(ActivityGround.List + query)).Document.QuerySelectorAll(".key-facts dd").Select(fact => fact.TextContent.Trim());

        async Task<IEnumerable<string>> NamesAsync(string query) =>
            (await ground.Visitor.GetAsync(ActivityGround.List + query)).Document.QuerySelectorAll("tbody th").Select(cell => cell.TextContent);
    }

    [Fact]
    public async Task A_long_list_has_pages()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        await ground.WriteAsync("Weekly", [("Repeat", "weekly"), .. ActivityGround.Day("RepeatUntil", new DateOnly(2025, 11, 12))]);

        Assert.Equal(25, (await ground.Visitor.GetAsync(ActivityGround.List)).Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(2, (await ground.Visitor.GetAsync($"{ActivityGround.List}?page=2")).Document.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task The_file_of_the_list_tells_no_small_group_and_is_no_formula()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        await ground.WriteAsync("=cmd", ("Participants", "20"), ("MakeUp[under-35]", "4"), ("MakeUp[disabled]", "5"), ("Costs[0].Scope", "travel"), ("Costs[0].Amount", "12.50"));

        var lines = (await ground.Visitor.GetAsync("/register/activities.csv?period=2025-26")).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("reference,date,name,kind,rung,", lines[0].TrimStart('\uFEFF'));
        Assert.Equal(2, lines.Length);
        var cells = lines[0].TrimStart('\uFEFF').Split(',').Zip(lines[1].Split(',')).ToDictionary(pair => pair.First, pair => pair.Second);
        Assert.Equal("'=cmd", cells["name"]);
        Assert.Equal("2025-05-14", cells["date"]);
        Assert.Equal("under 5", cells["of them under 35"]);
        Assert.Equal("5", cells["of them disabled"]);
        Assert.Equal("12.5", cells["travel cost"]);
    }

    [Fact]
    public async Task The_calendar_has_each_activity_on_its_day_with_the_months_beside()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        var url = (await ground.WriteAsync("Walk")).Landed;

        var page = await ground.Visitor.GetAsync($"{ActivityGround.List}/calendar?month=2025-05");

        Assert.Equal("May 2025", page.Heading);
        Assert.Contains("1 activity this month.", page.Text);
        // 14 May 2025 was a Wednesday, in the third row.
        var cell = page.Document.QuerySelectorAll("tbody tr")[2].QuerySelectorAll("td")[2];
        Assert.Equal(url, cell.QuerySelector("a")!.GetAttribute("href"));
        Assert.NotNull(cell.QuerySelector($"a[href='{ActivityGround.New}?on=2025-05-14']"));
        Assert.Equal("2025", (await ground.Visitor.GetAsync($"{ActivityGround.New}?on=2025-05-14")).Document.QuerySelector("#HeldOn_Year")!.GetAttribute("value"));
        Assert.Contains("Walk", (await ground.Visitor.GetAsync(page.Document.QuerySelector("a[rel=prev]")!.GetAttribute("href")!.Replace("04", "05", StringComparison.Ordinal))).Text);
        Assert.Contains("No activity", (await ground.Visitor.GetAsync($"{ActivityGround.List}/calendar?month=2025-04")).Text);
        // An address that is no month is this one.
        Assert.Equal(System.Net.HttpStatusCode.OK, (await ground.Visitor.GetAsync($"{ActivityGround.List}/calendar?month=9999-99")).Status);
    }
}
