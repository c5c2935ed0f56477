using System.Net;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.SingleSignOn;

/// <summary>The way in by a certified provider, as a browser goes it.</summary>
public sealed class CertifiedProviderTests(PostgresFixture postgres, CertifiedProviderTests.Shared shared) : IClassFixture<CertifiedProviderTests.Shared>, IAsyncLifetime
{
    private readonly World _world = new(postgres);
    private readonly SignOnWorld _signOn = new(postgres);
    private OidcProvider _provider = null!;
    private Member _member = null!;
    private string _domain = "";

    public async ValueTask InitializeAsync()
    {
        _provider = await shared.ProviderAsync();
        _member = await _world.MemberAsync();
        _domain = await _signOn.HoldsAsync(_member);
        await _signOn.SetUpAsync(_member, _provider.Issuer, OidcProvider.ClientId, OidcProvider.ClientSecret);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_member_signs_in_with_their_work_account_and_later_whatever_their_address()
    {
        var person = await _signOn.PersonAsync(_member, _domain, Role.Contributor);
        var first = await InAsync(person.Email, "/account/mail");

        Assert.Equal("/account/mail", first.Landed);
        Assert.Contains(_member.Name, first.Body);
        Assert.Equal(1L, await _world.AskAsync<long>("select count(*) from user_logins where user_id = $1 and provider_key = $2", person.Id, person.Email));

        // The provider's own name for the person counts from now on: they have married, and their address is another one.
        await _provider.SignsInAsync($"new-{person.Email}", person.Email, verified: false);
        Assert.Equal("/account/mail", (await InAsync(person.Email, "/account/mail")).Landed);
        Assert.Contains("bound an account to the organisation’s provider", await _signOn.TrailAsync(_member));
    }

    [Fact]
    public async Task The_session_wears_the_hat_of_that_organisation_and_no_other()
    {
        var person = await _signOn.PersonAsync(_member, _domain, Role.Contributor);
        var other = await _world.MemberAsync();
        await _world.JoinAsync(person, other, "active", Role.Contributor);
        await _world.RunAsync("insert into person_roles values ($1, 'consortium_admin', now())", person.Id);
        var visitor = postgres.Web.NewVisitor();
        var landed = await ThroughAsync(visitor, person.Email, "/account/mail");

        Assert.Contains(_member.Name, landed.Body);
        Assert.DoesNotContain(other.Name, landed.Body);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/collections")).Status);
        Assert.Equal("single_sign_on", await _world.AskAsync<string>("select method from sessions where user_id = $1", person.Id));
        Assert.Equal(_member.Id, await _world.AskAsync<Guid>("select only_organisation from sessions where user_id = $1", person.Id));
    }

    [Fact]
    public async Task Where_no_second_factor_is_proven_the_site_asks_for_its_own()
    {
        var person = await _signOn.PersonAsync(_member, _domain, Role.OrganisationAdmin);

        Assert.StartsWith("/account/second-factor", (await InAsync(person.Email, "/single-sign-on")).Landed);
    }

    [Fact]
    public async Task An_answer_lets_in_once()
    {
        var person = await _signOn.PersonAsync(_member, _domain, Role.Contributor);
        var visitor = postgres.Web.NewVisitor(followRedirects: false);
        var departure = await SignOnWorld.DepartAsync(visitor, person.Email);
        var cookie = (await visitor.GetAsync("/sign-in/organisation")).Response.RequestMessage!.Headers.GetValues("Cookie").Single();
        var answer = await OidcProvider.VisitAsync(departure);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync(answer)).Status);

        // The same browser has thrown its attempt away; a copy of its cookie finds that the answer was taken.
        Assert.Equal("This sign-in took too long, or was started in another window", (await visitor.GetAsync(answer)).Heading);
        var copy = postgres.Web.NewVisitor();
        copy.Client.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal("This answer was used already", (await copy.GetAsync(answer)).Heading);
    }

    [Fact]
    public async Task A_code_that_was_used_is_worth_nothing_in_another_attempt()
    {
        var person = await _signOn.PersonAsync(_member, _domain, Role.Contributor);
        var visitor = postgres.Web.NewVisitor();
        var answer = await OidcProvider.VisitAsync(await SignOnWorld.DepartAsync(visitor, person.Email));
        var code = SignOnWorld.Of("http://localhost" + answer, "code");

        // Before it is used even: the code is bound to the first attempt's verifier.
        var thief = postgres.Web.NewVisitor();
        var stolen = await thief.GetAsync(SignOnWorld.Answer(await SignOnWorld.DepartAsync(thief, person.Email), _provider.Issuer, code));

        Assert.Equal("Your organisation’s sign-in took back its answer", stolen.Heading);
        Assert.Contains("does not take the code", await _signOn.TrailAsync(_member));
        Assert.StartsWith("/sign-in", (await thief.GetAsync("/account/mail")).Landed);
    }

    [Fact]
    public async Task An_answer_that_another_browser_began_is_not_taken()
    {
        var person = await _signOn.PersonAsync(_member, _domain, Role.Contributor);
        var theirs = await OidcProvider.VisitAsync(await SignOnWorld.DepartAsync(postgres.Web.NewVisitor(), person.Email));
        var victim = postgres.Web.NewVisitor();
        Assert.Equal(HttpStatusCode.BadRequest, (await victim.GetAsync(theirs)).Status);

        await SignOnWorld.DepartAsync(victim, person.Email);
        var page = await victim.GetAsync(theirs);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("This sign-in took too long, or was started in another window", page.Heading);
    }

    [Fact]
    public async Task New_keys_of_the_provider_are_read_when_a_token_names_one()
    {
        var person = await _signOn.PersonAsync(_member, _domain, Role.Contributor);
        Assert.Equal("/account/mail", (await InAsync(person.Email, "/account/mail")).Landed);

        await _provider.ChangeKeysAsync();

        Assert.Equal("/account/mail", (await InAsync(person.Email, "/account/mail")).Landed);
    }

    [Fact]
    public async Task An_address_that_the_provider_has_not_verified_lets_nobody_in()
    {
        var person = await _signOn.PersonAsync(_member, _domain, Role.Contributor);
        await _provider.SignsInAsync(person.Email, verified: false);

        await RefusedAsync(person.Email, "Your email address is not verified there");
    }

    [Fact]
    public async Task An_address_outside_the_organisations_domains_lets_nobody_in()
    {
        var person = await _signOn.PersonAsync(_member, SignOnWorld.NewDomain(), Role.Contributor);
        await _provider.SignsInAsync(person.Email);

        await RefusedAsync($"somebody@{_domain}", "Your email address is outside your organisation’s domains");
    }

    [Fact]
    public async Task Another_organisations_provider_cannot_speak_for_a_person_of_this_one()
    {
        var theirs = await _world.MemberAsync();
        var theirDomain = await _signOn.HoldsAsync(theirs);
        var person = await _signOn.PersonAsync(theirs, theirDomain, Role.Contributor);
        await _provider.SignsInAsync(person.Email);

        await RefusedAsync($"somebody@{_domain}", "Your email address is outside your organisation’s domains");
        Assert.Equal(0L, await _world.AskAsync<long>("select count(*) from user_logins where user_id = $1", person.Id));
    }

    [Fact]
    public async Task Somebody_without_a_membership_is_told_to_ask_for_an_invitation()
    {
        var stranger = await _signOn.PersonAsync(await _world.MemberAsync(), _domain, Role.Contributor);
        var suspended = await _signOn.PersonAsync(await _world.MemberAsync(), _domain);
        await _world.JoinAsync(suspended, _member, "suspended", Role.Contributor);

        foreach (var email in new[] { stranger.Email, suspended.Email, $"nobody@{_domain}" })
        {
            var page = await RefusedAsync(email, "You have no access to this organisation here");
            Assert.Contains("Ask your organisation’s administrator for an invitation", page.Text);
        }
    }

    [Fact]
    public async Task A_wrong_secret_is_said_to_nobody_but_the_trail()
    {
        await _world.RunAsync("delete from single_sign_on where organisation_id = $1", _member.Id);
        await _signOn.SetUpAsync(_member, _provider.Issuer, OidcProvider.ClientId, "another secret altogether");

        var page = await RefusedAsync($"somebody@{_domain}", "Your organisation’s sign-in took back its answer");

        Assert.DoesNotContain("secret", page.Text);
        Assert.Contains("the provider does not take the client id and secret", await _signOn.TrailAsync(_member));
    }

    [Fact]
    public async Task An_answer_that_says_it_is_another_providers_is_not_taken()
    {
        var visitor = postgres.Web.NewVisitor();
        var departure = await SignOnWorld.DepartAsync(visitor, $"somebody@{_domain}");
        var mixed = await visitor.GetAsync(SignOnWorld.Answer(departure, "https://evil.example"));

        Assert.Equal("The answer came from another sign-in than the one you were sent to", mixed.Heading);

        // This provider promises to name itself, so an answer without its name is none of its.
        departure = await SignOnWorld.DepartAsync(visitor, $"somebody@{_domain}");
        var nameless = await visitor.GetAsync($"/sign-in/organisation/answer?code=c&state={SignOnWorld.Of(departure, "state")}");
        Assert.Equal(mixed.Heading, nameless.Heading);
    }

    [Fact]
    public async Task Switching_off_and_new_settings_end_attempts_that_are_under_way()
    {
        var person = await _signOn.PersonAsync(_member, _domain, Role.Contributor);
        foreach (var (change, heading) in new[]
        {
            ("update single_sign_on set version = 2, tested_version = 2 where organisation_id = $1", "Your organisation’s settings have just changed"),
            ("update single_sign_on set switched_on = false where organisation_id = $1", "Your organisation’s sign-in is switched off here"),
        })
        {
            var visitor = postgres.Web.NewVisitor();
            var answer = await OidcProvider.VisitAsync(await SignOnWorld.DepartAsync(visitor, person.Email));
            await _world.RunAsync(change, _member.Id);
            Assert.Equal(heading, (await visitor.GetAsync(answer)).Heading);
        }
    }

    private Task<Page> InAsync(string email, string returnUrl) => ThroughAsync(postgres.Web.NewVisitor(), email, returnUrl);

    private static async Task<Page> ThroughAsync(Visitor visitor, string email, string? returnUrl = null) =>
        await visitor.GetAsync(await OidcProvider.VisitAsync(await SignOnWorld.DepartAsync(visitor, email, returnUrl)));

    private async Task<Page> RefusedAsync(string email, string heading)
    {
        var visitor = postgres.Web.NewVisitor();
        var page = await ThroughAsync(visitor, email);
        Assert.Equal(heading, page.Heading);
        Assert.InRange((int)page.Status, 400, 502);
        Assert.StartsWith("/sign-in", (await visitor.GetAsync("/account/mail")).Landed);
        Assert.Contains($"was refused at single sign-on | {heading}", await _signOn.TrailAsync(_member));
        return page;
    }

    /// <summary>One provider for all of them, which run one after the other; each says who signs in there.</summary>
    public sealed class Shared : IAsyncDisposable
    {
        private OidcProvider? _provider;

        public async Task<OidcProvider> ProviderAsync()
        {
            _provider ??= await OidcProvider.StartAsync("http://localhost/sign-in/organisation/answer");
            await _provider.SignsInAsHintedAsync();
            return _provider;
        }

        public ValueTask DisposeAsync() => _provider?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
