using System.Net;
using static Benchmarking.Web.Tests.Features.Register.InfluenceGround;

namespace Benchmarking.Web.Tests.Features.Register.Recommendations;

public sealed class RecommendationPagesTests(PostgresFixture postgres)
{
    private const string List = "/register/recommendations";

    [Fact]
    public async Task A_recommendation_is_made_decided_and_done_with_the_days_between()
    {
        var (_, visitor) = await postgres.KeeperAsync();
        Assert.Contains("No recommendation is written down yet", (await visitor.GetAsync(List)).Text);

        var made = await MakeAsync(visitor, "=Answer letters within a week");
        Assert.Contains("No decision yet", made.Text);
        var done = await visitor.FillAsync(
            $"{made.Landed}/edit",
            [("Decision", "accepted_in_part"), .. Day("DecidedOn", 14, 5, 2025), .. Day("DoneOn", 15, 5, 2025), ("Reason", "Two weeks at most")]);

        Assert.Contains("Accepted in part 14 May 2025, after 13 days", done.Text);
        Assert.Contains("Done 15 May 2025, after 1 day", done.Text);
        Assert.Contains("/register/changes/new?recommendation=", done.Body);
        Assert.Contains("Answer letters", (await visitor.GetAsync($"{List}?show=done")).Text);
        Assert.Contains("None of your recommendations is in this state", (await visitor.GetAsync($"{List}?show=undecided")).Text);
        Assert.Contains(
            "2025-05-01,'=Answer letters within a week,Scrutiny panel,head of customer services,Done,Accepted in part,2025-05-14,13,Two weeks at most,,2025-05-15,1",
            (await visitor.GetAsync($"{List}.csv")).Body);
    }

    [Fact]
    public async Task The_medians_stand_above_the_list_from_three_up()
    {
        var (member, visitor) = await postgres.KeeperAsync();
        foreach (var days in (int[])[4, 10])
            await DecidedAsync(member, days);
        Assert.DoesNotContain("median", (await visitor.GetAsync(List)).Text);
        await DecidedAsync(member, 30);

        Assert.Contains("From recommendation to decision, median of 3 10 days", (await visitor.GetAsync($"{List}?show=declined")).Text);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept()
    {
        var (_, visitor) = await postgres.KeeperAsync();
        var wrong = await visitor.FillAsync(
            $"{List}/new",
            [
                ("Wording", "Call Mrs Jones on 07700 900123"), .. Day("MadeOn", 20, 5, 2025), ("Source", "forum"), ("Activity", $"{Guid.NewGuid()}"),
                ("Decision", "declined"), .. Day("DecidedOn", 14, 5, 2025), .. Day("DoneOn", 31, 2, 2025),
            ]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(["#Wording", "#Activity", "#DoneOn_Day", "#DecidedOn_Day", "#Reason"], wrong.Wrong());
        Assert.Contains("07700 900123", wrong.Document.QuerySelector("#Wording")!.TextContent);
        Assert.Equal("31", wrong.Document.QuerySelector("#DoneOn_Day")!.GetAttribute("value"));
        Assert.Contains("No recommendation is written down yet", (await visitor.GetAsync(List)).Text);
    }

    [Fact]
    public async Task Nobody_overwrites_or_removes_what_they_have_not_seen()
    {
        var (_, visitor) = await postgres.KeeperAsync();
        var address = (await MakeAsync(visitor, "Mend the gate")).Landed;
        var (stale, asked) = (await visitor.GetAsync($"{address}/edit"), await visitor.GetAsync($"{address}/remove"));
        await visitor.FillAsync($"{address}/edit", ("Wording", "Mend both gates"));

        var refused = await visitor.PostFormAsync(stale, $"{address}/edit", ("Wording", "Mend the fence"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Mend the fence", refused.Text);
        var kept = await visitor.PostFormAsync(asked, $"{address}/remove");
        Assert.Equal(HttpStatusCode.Conflict, kept.Status);
        Assert.Contains("A colleague changed it", kept.Text);

        Assert.Contains("Mend the fence", (await visitor.PostFormAsync(refused, $"{address}/edit")).Text);
        var removed = await visitor.FillAsync($"{address}/remove");
        Assert.Equal(List, removed.Landed);
        Assert.Contains("The recommendation is removed", removed.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).Status);
    }

    [Fact]
    public async Task To_another_organisation_it_is_as_if_it_were_not_there()
    {
        var (_, visitor) = await postgres.KeeperAsync();
        var address = (await MakeAsync(visitor, "Light the stairs")).Landed;

        var stranger = await postgres.StrangerAsync();
        foreach (var end in (string[])["", "/edit", "/remove"])
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address + end)).Status);
        Assert.DoesNotContain("stairs", (await stranger.GetAsync(List)).Text);
        Assert.DoesNotContain("stairs", (await stranger.GetAsync($"{List}.csv")).Body);
    }

    private static async Task<Page> MakeAsync(Visitor visitor, string wording) => await visitor.FillAsync(
        $"{List}/new", [("Wording", wording), .. Day("MadeOn", 1, 5, 2025), ("Source", "scrutiny_panel"), ("AddressedTo", "head of customer services")]);

    private async Task DecidedAsync(Member member, int days) => await new World(postgres).RunAsync(
        """
        insert into recommendations (organisation_id, made_on, source, wording, addressed_to, reason, decision, decided_on, made_at, made_by, edited_at, edited_by)
        values ($1, '2025-01-01', 'other', 'Something', '', '', 'accepted', '2025-01-01'::date + $2, now(), gen_random_uuid(), now(), gen_random_uuid())
        """, member.Id, days);
}
