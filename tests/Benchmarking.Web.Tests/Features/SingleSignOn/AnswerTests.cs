using System.Net;
using Benchmarking.Web.Features.SingleSignOn.Protocol;
using Benchmarking.Web.Tenancy;
using Npgsql;

namespace Benchmarking.Web.Tests.Features.SingleSignOn;

/// <summary>What answers cost that nobody should be able to make endlessly many of, and what they prove.</summary>
public sealed class AnswerTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly World _world = new(postgres);
    private ForgingProvider _provider = null!;
    private Member _member = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await ForgingProvider.StartAsync();
        _member = await _world.MemberAsync();
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    [Fact]
    public async Task One_attempt_leaves_one_line_on_the_trail_however_often_its_answer_is_repeated()
    {
        var signOn = new SignOnWorld(postgres);
        var domain = await signOn.HoldsAsync(_member);
        await signOn.SetUpAsync(_member, _provider.Issuer, ForgingProvider.ClientId, ForgingProvider.ClientSecret);
        var visitor = postgres.Web.NewVisitor();
        var departure = await SignOnWorld.DepartAsync(visitor, $"somebody@{domain}");
        var cookie = (await visitor.GetAsync("/sign-in/organisation")).Response.RequestMessage!.Headers.GetValues("Cookie").Single();
        var copy = postgres.Web.NewVisitor();
        copy.Client.DefaultRequestHeaders.Add("Cookie", cookie);

        for (var time = 0; time < 3; time++)
        {
            await copy.GetAsync("/sign-in/organisation/answer?error=access_denied&state=another");
            await copy.GetAsync($"/sign-in/organisation/answer?error=access_denied&state={SignOnWorld.Of(departure, "state")}");
        }

        Assert.Equal(
            "was refused at single sign-on | Your organisation’s sign-in did not let you through: access_denied", await signOn.TrailAsync(_member));
    }

    [Fact]
    public async Task The_address_of_answers_is_as_strict_as_a_form()
    {
        await using var site = new Site(postgres, settings: new Dictionary<string, string>
        {
            ["Limits:Times"] = "1",
            ["Limits:Refill"] = "1.00:00:00",
            ["Limits:Knocking:Burst"] = "2",
        });
        var visitor = site.NewVisitor();
        var statuses = new List<HttpStatusCode>();
        for (var time = 0; time < 3; time++)
            statuses.Add((await visitor.GetAsync("/sign-in/organisation/answer?state=s")).Status);

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.TooManyRequests], statuses);
    }

    [Fact]
    public async Task While_a_provider_is_asked_no_transaction_is_open()
    {
        var name = $"asks-{Guid.NewGuid():N}";
        await using var site = new Site(postgres, settings: new Dictionary<string, string>
        {
            ["ConnectionStrings:Site"] = new NpgsqlConnectionStringBuilder(postgres.Site) { ApplicationName = name }.ConnectionString,
        });
        var signOn = new SignOnWorld(postgres, site);
        var domain = await signOn.HoldsAsync(_member);
        await signOn.SetUpAsync(_member, _provider.Issuer, ForgingProvider.ClientId, ForgingProvider.ClientSecret);
        var administrator = await site.SignInAsync(await _world.PersonAsync(_member, Role.OrganisationAdmin));
        var open = new List<long>();
        _provider.WhileAsked = async () => open.Add(await _world.AskAsync<long>(
            "select count(*) from pg_stat_activity where application_name = $1 and state like 'idle in transaction%'", name));

        await SignOnWorld.DepartAsync(site.NewVisitor(), $"somebody@{domain}");
        await administrator.PostFormAsync(await administrator.GetAsync("/single-sign-on"), "/single-sign-on/test");
        await administrator.PostFormAsync(
            await administrator.GetAsync("/single-sign-on"), "/single-sign-on/provider",
            ("Issuer", _provider.Issuer), ("ClientId", "another"), ("ClientSecret", "s"));

        Assert.Equal([0L, 0L, 0L], open);
    }

    [Theory]
    [InlineData("mfa", true)]
    [InlineData("pwd mfa", true)]
    [InlineData("pwd otp", true)]
    [InlineData("hwk pin", true)]
    [InlineData("hwk user", true)]
    [InlineData("phr fpt", true)]
    [InlineData("phrh user", true)]
    [InlineData("", false)]
    [InlineData("otp", false)]
    [InlineData("pwd", false)]
    [InlineData("pwd pin", false)]
    [InlineData("otp sms", false)]
    [InlineData("hwk", false)]
    [InlineData("swk user", false)]
    [InlineData("rba MFA fido", false)]
    public void A_second_factor_is_two_kinds_or_a_key_that_somebody_was_at(string methods, bool counts) =>
        Assert.Equal(counts, new Assertion("i", "s", null, null, methods.Split(' ', StringSplitOptions.RemoveEmptyEntries)).HasSecondFactor);
}
