using System.Net;
using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.SignIn;

/// <summary>Threat 33: no way round the second factor.</summary>
public sealed class SecondFactorTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task Whoever_has_an_app_gets_in_with_password_and_code_and_with_neither_alone()
    {
        var person = await _world.PersonAsync(Role.Researcher);
        var secret = await _world.AuthenticatorAsync(person, postgres.Web);
        var visitor = postgres.Web.NewVisitor();

        var asked = await visitor.PasswordAsync(person.Email);
        Assert.Equal("Enter your code", asked.Heading);
        Assert.False(await visitor.IsInAsync());
        var wrong = await visitor.PostFormAsync(asked, "/sign-in/code", ("Code", "000000"));
        Assert.Contains("That code is not right", wrong.Text);
        Assert.False(await visitor.IsInAsync());
        await visitor.PostFormAsync(wrong, "/sign-in/code", ("Code", SignInSteps.CodeOf(secret)));
        Assert.True(await visitor.IsInAsync());
        Assert.Equal("wrong_code signed_in", await _world.EventsAsync(person));

        // The code page alone: who did not show the password is sent back to it.
        var stranger = postgres.Web.NewVisitor();
        var start = await stranger.GetAsync("/sign-in");
        var token = start.Form("/sign-in").QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var without = await stranger.PostAsync("/sign-in/code", ("Code", SignInSteps.CodeOf(secret, 1)), ("Shown", "made up"), ("__RequestVerificationToken", token));
        Assert.Contains("Type it again", without.Text);
        Assert.False(await stranger.IsInAsync());
    }

    [Fact]
    public async Task A_code_opens_once_even_for_two_at_the_same_moment()
    {
        var person = await _world.PersonAsync(Role.Researcher);
        var secret = await _world.AuthenticatorAsync(person, postgres.Web);
        var visitors = Enumerable.Range(0, 4).Select(_ => postgres.Web.NewVisitor()).ToList();
        var pages = await Task.WhenAll(visitors.Select(visitor => visitor.PasswordAsync(person.Email)));
        var code = SignInSteps.CodeOf(secret, 1);

        await Task.WhenAll(visitors.Zip(pages, (visitor, page) => visitor.PostFormAsync(page, "/sign-in/code", ("Code", code))));

        Assert.Equal(1L, await _world.AskAsync<long>("select count(*) from sessions where user_id = $1", person.Id));
    }

    [Theory]
    [InlineData(Role.Approver)]
    [InlineData(Role.OrganisationAdmin)]
    [InlineData(Role.Steering)]
    [InlineData(Role.ConsortiumAdmin)]
    public async Task A_demanding_role_opens_nothing_before_an_app_is_set_up_and_everything_after(Role role)
    {
        var person = role == Role.ConsortiumAdmin ? await _world.PersonAsync(role) : await _world.PersonAsync(await _world.MemberAsync(), role);
        var page = role switch { Role.ConsortiumAdmin => "/collections", Role.Steering => "/sector", _ => "/returns" };
        var visitor = postgres.Web.NewVisitor();

        var led = await visitor.PasswordAsync(person.Email);
        Assert.Equal("Set up a second factor first", led.Heading);
        Assert.StartsWith("/account/second-factor?returnUrl=", (await visitor.GetAsync(page)).Landed);
        Assert.Equal("Set up a second factor first", (await visitor.GetAsync("/")).Heading);
        Assert.DoesNotContain("/returns", led.Document.QuerySelector("header")!.InnerHtml);

        var offer = await visitor.GetAsync("/account/second-factor/set-up?returnUrl=" + Uri.EscapeDataString(page));
        var secret = offer.Document.QuerySelector("code.secret")!.TextContent;
        var wrong = await visitor.PostFormAsync(offer, "/account/second-factor/set-up", ("Code", "000000"));
        Assert.Contains("not the code that belongs to this picture", wrong.Text);
        var codes = await visitor.PostFormAsync(wrong, "/account/second-factor/set-up", ("Code", SignInSteps.CodeOf(secret)));
        Assert.Equal(SecondFactors.RecoveryCodes, codes.Document.QuerySelectorAll(".recovery-codes li").Length);
        Assert.Equal(page, codes.Document.QuerySelector("main a.govuk-button")!.GetAttribute("href"));

        Assert.Equal(page, (await visitor.GetAsync(page)).Landed);
        Assert.Equal("An authenticator app was set up", await _world.KindsOfLettersAsync(person));
    }

    [Fact]
    public async Task A_contributor_and_a_researcher_need_none_and_are_not_asked()
    {
        var person = await _world.PersonAsync(await _world.MemberAsync(), Role.Contributor);
        var visitor = postgres.Web.NewVisitor();
        await visitor.PasswordAsync(person.Email);

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/returns")).Status);
    }

    [Fact]
    public async Task Of_two_hats_the_one_that_demands_no_factor_is_open_and_the_other_waits()
    {
        var person = await _world.PersonAsync(await _world.MemberAsync(), Role.Approver);
        await _world.RunAsync("insert into person_roles values ($1, 'researcher', now())", person.Id);
        var visitor = postgres.Web.NewVisitor();
        var led = await visitor.PasswordAsync(person.Email);
        var token = led.Document.QuerySelector("form[action='/hat'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        await visitor.PostAsync("/hat", ("hat", "research"), ("__RequestVerificationToken", token));

        Assert.Equal("/research/account", (await visitor.GetAsync("/research/account")).Landed);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/returns")).Status);
    }

    [Fact]
    public async Task A_form_of_a_hat_that_waits_is_refused()
    {
        var person = await _world.PersonAsync(Role.ConsortiumAdmin);
        var visitor = postgres.Web.NewVisitor();
        var led = await visitor.PasswordAsync(person.Email);
        var token = led.Form("/sign-out").QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var refused = await visitor.PostAsync("/collections/2026-q1/close", ("__RequestVerificationToken", token));

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
    }
}
