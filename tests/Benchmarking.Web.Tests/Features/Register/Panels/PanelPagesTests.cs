using System.Net;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tests.Features.CaseStudies;
using static Benchmarking.Web.Tests.Features.Register.InfluenceGround;

namespace Benchmarking.Web.Tests.Features.Register.Panels;

public sealed class PanelPagesTests(PostgresFixture postgres)
{
    private const string List = "/register/panels";

    private const string NewActivity = "/register/activities/new";

    [Fact]
    public async Task A_panel_starts_from_a_template_and_its_seats_are_filled_vacated_and_filled_again()
    {
        var (_, visitor) = await postgres.KeeperAsync();
        Assert.Contains("Care and support forum", (await visitor.GetAsync(List)).Text);
        var panel = await visitor.FillAsync($"{List}/new?template=F3", Day("BeganOn", 1, 1, 2024));
        Assert.Contains("0 of 8 seats are filled today", panel.Text);
        Assert.Contains("Homes of other landlords", panel.Text);

        var seats = $"{panel.Landed}/seats";
        await FillSeatAsync(visitor, seats, [.. Day("Terms[0].From", 1, 2, 2024), .. Day("Terms[0].Until", 1, 6, 2024)]);
        Assert.Contains("0 of 8", (await visitor.GetAsync(panel.Landed)).Text);
        var wrong = await FillSeatAsync(visitor, seats, Day("Terms[1].From", 1, 5, 2024));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(["#Terms_1__From_Day"], wrong.Wrong());
        Assert.Contains("1 of 8", (await FillSeatAsync(visitor, seats, Day("Terms[1].From", 1, 9, 2024))).Text);

        // A seat that was filled stays: earlier quarters count it.
        var refused = await visitor.FillAsync($"{panel.Landed}/edit", ("Seats[2].StandsFor", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(["#Seats_2__StandsFor"], refused.Wrong());
        Assert.Contains("say on the panel’s page when it fell empty", refused.Text);
        Assert.Contains("1 of 8", (await visitor.GetAsync(panel.Landed)).Text);

        // Other words about the panel keep the times of its seats; an emptied line takes away a seat that was never filled.
        var changed = await visitor.FillAsync($"{panel.Landed}/edit", ("Meets", "Every month"), ("Seats[0].StandsFor", ""));
        Assert.Contains("1 of 7", changed.Text);
        Assert.Contains("1 February 2024 until 1 June 2024", changed.Text);
        Assert.Contains("Every month,Senior managers and the board,2024-01-01,,7,1,0", (await visitor.GetAsync($"{List}.csv")).Body);
    }

    [Fact]
    public async Task A_panel_that_ends_keeps_what_it_did_and_one_that_is_removed_does_not()
    {
        var (_, visitor) = await postgres.KeeperAsync();
        var address = (await NewAsync(visitor, "Estate forum")).Landed;
        Assert.Equal(["#EndedOn_Day"], (await visitor.FillAsync($"{address}/end", Day("EndedOn", 1, 1, 2023))).Wrong());

        Assert.Contains("It ended on 1 June 2024", (await visitor.FillAsync($"{address}/end", Day("EndedOn", 1, 6, 2024))).Text);
        Assert.DoesNotContain("Estate forum", (await visitor.GetAsync(List)).Text);
        Assert.Contains("Estate forum", (await visitor.GetAsync($"{List}?show=ended")).Text);

        // It can still be chosen for an activity of its days, and for none of today.
        var within = await visitor.FillAsync(NewActivity, [("Name", "A walk"), ("Kind", "event"), .. Day("HeldOn", 1, 5, 2024)]);
        Assert.Contains("Estate forum", (await visitor.GetAsync($"{within.Landed}/edit")).Document.QuerySelector("#Panel")!.TextContent);
        Assert.Null((await visitor.GetAsync(NewActivity)).Document.QuerySelector("#Panel"));

        var stranger = await postgres.StrangerAsync();
        foreach (var end in (string[])["", "/edit", "/seats", "/end", "/remove", "/papers/new"])
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address + end)).Status);

        Assert.Contains("The panel is removed", (await visitor.FillAsync($"{address}/remove")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).Status);
    }

    [Fact]
    public async Task A_session_begins_on_the_panels_page_which_shows_those_that_were_held_and_the_next_one()
    {
        var (_, visitor) = await postgres.KeeperAsync();
        var panel = await NewAsync(visitor, "Repairs panel");
        var address = panel.Document.QuerySelector($"main a[href^='{NewActivity}?panel=']")!.GetAttribute("href")!;
        var soon = LondonTime.DateOf(TimeProvider.System.GetUtcNow()).AddDays(20);
        var later = soon.AddDays(7);
        var held = await visitor.FillAsync(address, [("Name", "First session"), .. Day("HeldOn", 14, 5, 2025)]);
        Assert.Contains("Panel session, 14 May 2025", held.Text);
        Assert.Contains("Panel or forum Repairs panel", held.Text);
        await visitor.FillAsync(address, [("Name", "Third session"), .. Day("HeldOn", later.Day, later.Month, later.Year)]);
        await visitor.FillAsync(address, [("Name", "Second session"), .. Day("HeldOn", soon.Day, soon.Month, soon.Year)]);

        var page = await visitor.GetAsync(panel.Landed);

        Assert.Equal(["First session"], page.Document.QuerySelectorAll("main li a[href^='/register/activities/']").Select(link => link.TextContent));
        Assert.Contains($"Next: Second session, {LondonTime.Day(soon)}", page.Text);
        Assert.DoesNotContain("Third session", page.Text);
        Assert.Null((await (await postgres.StrangerAsync()).GetAsync(address)).Document.QuerySelector("#Kind option[selected]"));
    }

    [Fact]
    public async Task A_paper_keeps_one_cleaned_file_with_words_for_a_picture()
    {
        var (_, visitor) = await postgres.KeeperAsync();
        var panel = (await NewAsync(visitor, "Repairs panel")).Landed;
        var address = $"{panel}/papers/new";

        Assert.Contains("safeguarding, co-production", (await visitor.GetAsync(address)).Document.QuerySelector("#EasyRead-hint")!.TextContent);
        var silent = await SendAsync(visitor, address, StudyPictures.Png(), ("Alternative", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.Equal(["#Alternative"], silent.Wrong());
        Assert.Equal(["#File"], (await SendAsync(visitor, address, "no picture"u8.ToArray())).Wrong());

        var kept = await SendAsync(visitor, address, StudyPictures.Png(), ("Alternative", "A plan of the yard"));
        Assert.Contains("Report, easy read", kept.Text);
        var picture = kept.Document.QuerySelector("main img")!;
        Assert.Equal("A plan of the yard", picture.GetAttribute("alt"));
        var file = picture.GetAttribute("src")!;
        Assert.Equal("image/png", (await visitor.GetAsync(file)).Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await (await postgres.StrangerAsync()).GetAsync(file)).Status);

        var paper = file[..file.IndexOf("/files", StringComparison.Ordinal)];
        var without = await SendAsync(visitor, $"{paper}/edit", null, ("RemoveFile", "true"));
        Assert.Null(without.Document.QuerySelector("main img"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(file)).Status);
        Assert.Equal(panel, (await visitor.FillAsync($"{paper}/remove")).Landed);
    }

    private static async Task<Page> NewAsync(Visitor visitor, string name) => await visitor.FillAsync(
        $"{List}/new", [("Name", name), ("Kind", "forum"), ("Chair", "resident"), .. Day("BeganOn", 1, 1, 2024)]);

    private static async Task<Page> FillSeatAsync(Visitor visitor, string seats, (string, string)[] days) =>
        await visitor.FillAsync($"{seats}?seat=3", days);

    private static async Task<Page> SendAsync(Visitor visitor, string address, byte[]? file, params (string Name, string Value)[] other)
    {
        var page = await visitor.GetAsync(address);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in (IEnumerable<(string, string)>)
            [("Title", "What we saw"), ("Kind", "report"), ("EasyRead", "true"), .. Day("DatedOn", 3, 5, 2025), .. other])
            content.Add(new StringContent(value), name);
        foreach (var hidden in page.Document.QuerySelectorAll($"form[action='{address}'] input[type=hidden]"))
            content.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name")!);
        if (file is not null)
            content.Add(new ByteArrayContent(file), "file", "yard.png");
        var response = await visitor.Client.PostAsync(address, content, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Page(response.StatusCode, response, address, body, new AngleSharp.Html.Parser.HtmlParser().ParseDocument(body));
    }
}
