using System.Net;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.SignIn;

namespace Benchmarking.Web.Tests.Features.SingleSignOn;

/// <summary>A provider that opens somebody's account: they learn of it, see it, and can undo it.</summary>
public sealed class BoundProviderTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly World _world = new(postgres);
    private readonly SignOnWorld _signOn = new(postgres);
    private ForgingProvider _provider = null!;
    private Member _member = null!;
    private Person _person = null!;
    private string _domain = "";

    public async ValueTask InitializeAsync()
    {
        _provider = await ForgingProvider.StartAsync();
        _member = await _world.MemberAsync();
        _domain = await _signOn.HoldsAsync(_member);
        await _signOn.SetUpAsync(_member, _provider.Issuer, ForgingProvider.ClientId, ForgingProvider.ClientSecret);
        _person = await _signOn.PersonAsync(_member, _domain, Role.Contributor);
        _provider.Claims["email"] = _person.Email;
        _provider.Claims["sub"] = $"subject {_person.Id}";
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    [Fact]
    public async Task The_first_time_the_person_gets_a_letter_and_a_line_and_no_second_time()
    {
        await ThroughAsync(_person.Email);
        await ThroughAsync(_person.Email);

        Assert.Equal("Your work account opens your account now", await _world.KindsOfLettersAsync(_person));
        Assert.Contains($"The sign-in of {_member.Name}", await _world.AskAsync<string>("select body from mail_messages where address = $1", _person.Email));
        Assert.Equal("provider_bound signed_in signed_in", await _world.EventsAsync(_person));
    }

    [Fact]
    public async Task It_is_listed_and_removed_and_whoever_was_in_by_it_is_out()
    {
        var inByIt = await ThroughAsync(_person.Email);
        Assert.True(await inByIt.IsInAsync());
        var own = await postgres.Web.SignInAsync(_person);
        var page = await own.GetAsync("/account/providers");
        Assert.Contains(_member.Name, page.Text);
        Assert.Contains(_provider.Issuer, page.Text);
        Assert.Contains("/account/providers", (await own.GetAsync("/account")).Body);
        var remove = page.Document.QuerySelector("main table a")!.GetAttribute("href")!;
        var stranger = await postgres.Web.SignInAsync(await _world.PersonAsync(_member, Role.Contributor));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(remove)).Status);

        var done = await own.PostFormAsync(await own.GetAsync(remove), remove);

        Assert.Contains("No work account opens this account", done.Text);
        Assert.Equal(0L, await _world.AskAsync<long>("select count(*) from user_logins where user_id = $1", _person.Id));
        Assert.False(await inByIt.IsInAsync());
        Assert.True(await own.IsInAsync());
        Assert.Contains("An organisation’s sign-in was removed", await _world.KindsOfLettersAsync(_person));
        Assert.Contains("removed the organisation’s provider from an account", await _signOn.TrailAsync(_member));
    }

    [Fact]
    public async Task Who_found_the_browser_open_removes_nothing()
    {
        await ThroughAsync(_person.Email);
        var own = await postgres.Web.SignInAsync(_person);
        var remove = (await own.GetAsync("/account/providers")).Document.QuerySelector("main table a")!.GetAttribute("href")!;
        await _world.RunAsync("update sessions set proven_at = now() - interval '11 minutes' where user_id = $1", _person.Id);

        Assert.StartsWith("/account/prove", (await own.GetAsync(remove)).Landed);
        Assert.Equal(1L, await _world.AskAsync<long>("select count(*) from user_logins where user_id = $1", _person.Id));
    }

    [Fact]
    public async Task A_domain_that_was_taken_back_lets_in_nobody_whom_the_provider_knew()
    {
        var kept = await _signOn.HoldsAsync(_member);
        Assert.True(await (await ThroughAsync(_person.Email)).IsInAsync());
        await _world.RunAsync("delete from domain_holders where domain = $1", _domain);

        Assert.False(await (await ThroughAsync($"somebody@{kept}")).IsInAsync());
        Assert.Contains("Your email address is outside your organisation’s domains", await _signOn.TrailAsync(_member));
    }

    private async Task<Visitor> ThroughAsync(string typed)
    {
        var visitor = postgres.Web.NewVisitor();
        var departure = await SignOnWorld.DepartAsync(visitor, typed);
        _provider.Nonce = SignOnWorld.Of(departure, "nonce");
        await visitor.GetAsync(SignOnWorld.Answer(departure, _provider.Issuer));
        return visitor;
    }
}
