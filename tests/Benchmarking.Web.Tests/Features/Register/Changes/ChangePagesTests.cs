using System.Net;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Benchmarks;
using static Benchmarking.Web.Tests.Features.Register.InfluenceGround;

namespace Benchmarking.Web.Tests.Features.Register.Changes;

[Collection(PublishedConsortium.Name)]
public sealed class ChangePagesTests(PublishedConsortium consortium)
{
    private const string List = "/register/changes";

    [Fact]
    public async Task Signed_off_figures_are_filled_in_and_the_caveat_stands_beside_them()
    {
        var visitor = await consortium.SignInAsync(consortium.Alder, Role.Contributor);
        var filled = await visitor.FillAsync(
            $"{List}/new",
            [
                ("Name", "Repairs are booked by text"), .. Day("DecidedOn", 1, 5, 2025), .. Day("DoneOn", 1, 6, 2025), ("Attribution", "sooner"), ("Savings", "1,250"),
                ("Metric", "listened"), ("BeforePeriod", "2025-Q2"), ("AfterPeriod", "2025-Q4"), ("Do", "figures"),
            ]);
        Assert.Contains("Both figures are filled in", filled.Text);
        Assert.Equal("60", filled.Document.QuerySelector("#BeforeValue")!.GetAttribute("value"));
        Assert.Equal("71", filled.Document.QuerySelector("#AfterValue")!.GetAttribute("value"));
        Assert.DoesNotContain("booked by text", (await visitor.GetAsync(List)).Text);

        var saved = await visitor.PostFormAsync(filled, $"{List}/new");

        Assert.Contains("Before, Q2, July to September 2025 60%", saved.Text);
        Assert.Contains("71%", saved.Text);
        Assert.Contains("A figure may move for other reasons", saved.Text);
        Assert.Contains("£1,250 in 2025-26", saved.Text);
        Assert.Contains("It happened sooner", (await visitor.GetAsync($"{List}?show=in-place")).Text);
        Assert.Contains("2025-Q2,60,2025-Q4,71,\"A figure may move", (await visitor.GetAsync($"{List}.csv")).Body);

        var stranger = await consortium.SignInAsync(consortium.Birch, Role.Contributor);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(saved.Landed)).Status);
        Assert.DoesNotContain("booked by text", (await stranger.GetAsync($"{List}.csv")).Body);
    }

    [Fact]
    public async Task What_is_wrong_with_a_figure_or_a_day_is_said_at_its_field()
    {
        var visitor = await consortium.SignInAsync(consortium.Cedar, Role.Contributor);
        var wrong = await visitor.FillAsync(
            $"{List}/new",
            [
                .. Day("DecidedOn", 1, 5, 2025), ("Savings", "-5"), ("BeforePeriod", "2025-Q2"), ("BeforeValue", "sixty"),
                ("AfterPeriod", "2025-Q1"), ("AfterValue", ""), ("WeDid", "We wrote to all"),
            ]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(["#Name", "#Savings", "#BeforeValue", "#AfterValue", "#Metric", "#AfterPeriod"], wrong.Wrong());
        Assert.Contains("We wrote to all", wrong.Text);
        Assert.Contains("No service change is written down yet", (await visitor.GetAsync(List)).Text);
    }

    [Fact]
    public async Task A_change_begins_with_what_its_recommendation_says_and_outlives_it()
    {
        var visitor = await consortium.SignInAsync(consortium.Damson, Role.Contributor);
        var recommendation = (await visitor.FillAsync(
            "/register/recommendations/new", [("Wording", "Answer the telephone sooner"), .. Day("MadeOn", 1, 5, 2025), ("Source", "inspectors")])).Landed;
        var saved = await visitor.FillAsync(
            $"{List}/new?recommendation={recommendation.Split('/')[^1]}", [("Name", "More people answer"), .. Day("DecidedOn", 2, 5, 2025)]);
        Assert.Contains("You said Answer the telephone sooner", saved.Text);
        Assert.Contains("More people answer", (await visitor.GetAsync(recommendation)).Text);

        Assert.Contains("1 service change stays", (await visitor.GetAsync($"{recommendation}/remove")).Text);
        await visitor.FillAsync($"{recommendation}/remove");
        Assert.DoesNotContain(recommendation, (await visitor.GetAsync(saved.Landed)).Body);

        await visitor.FillAsync($"{saved.Landed}/remove");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(saved.Landed)).Status);
    }
}
