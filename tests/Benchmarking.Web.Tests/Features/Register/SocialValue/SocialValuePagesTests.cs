using System.Net;

namespace Benchmarking.Web.Tests.Features.Register.SocialValue;

public sealed class SocialValuePagesTests(PostgresFixture postgres)
{
    private const string List = "/register/social-value";

    [Fact]
    public async Task Each_factor_is_shown_and_no_total_crosses_a_method()
    {
        var (_, visitor) = await postgres.KeeperAsync();
        await AddAsync(visitor, ("Method", "sroi"), ("MethodName", "Our model"), ("Cost", "1000"));
        var page = await AddAsync(visitor, ("Method", "social_value_bank"), ("MethodName", ""));

        Assert.Contains("Our model (Social return on investment) Value", page.Text);
        Assert.Contains("£3,000 Put in £1,000 For each £1 put in, by this method £3", page.Text);
        Assert.Contains("10 £1,000 50% 60% £3,000", page.Text);
        Assert.Contains("there is no total across them", page.Text);
        Assert.DoesNotContain("£6,000", page.Text);
        Assert.Contains("This service holds no licensed values", page.Text);
        Assert.Contains("Our model (Social return on investment),Confidence,10,1000,Our survey of 2025,50,60,3000,1000,", (await visitor.GetAsync($"{List}.csv")).Body);
        Assert.DoesNotContain("Confidence", (await (await postgres.StrangerAsync()).GetAsync($"{List}.csv")).Body);
    }

    [Fact]
    public async Task Deadweight_and_attribution_must_be_said_and_be_shares()
    {
        var (_, visitor) = await postgres.KeeperAsync();
        var wrong = await AddAsync(visitor, ("Method", "other"), ("MethodName", ""), ("Deadweight", ""), ("Attribution", "101"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(["#MethodName", "#Deadweight", "#Attribution"], wrong.Wrong());
        Assert.Equal("101", wrong.Document.QuerySelector("#Attribution")!.GetAttribute("value"));
        Assert.Contains("Nothing is valued yet", (await visitor.GetAsync(List)).Text);
    }

    private static async Task<Page> AddAsync(Visitor visitor, params (string Name, string Value)[] typed)
    {
        (string Name, string Value)[] usual =
        [
            ("Outcome", "Confidence"), ("People", "10"), ("UnitValue", "1000"), ("Source", "Our survey of 2025"), ("Deadweight", "50"), ("Attribution", "60"),
        ];
        return await visitor.FillAsync($"{List}/new", [.. usual.Where(field => typed.All(other => other.Name != field.Name)), .. typed]);
    }
}
