using System.Net;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting.Internal;

namespace Benchmarking.Web.Tests.Features.SignIn;

/// <summary>Threat 34: theft and fixation of sessions.</summary>
public sealed class SessionTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task Signing_in_ends_the_session_that_was_there_before_so_that_a_planted_cookie_is_dead()
    {
        var (attacker, victim) = (await _world.PersonAsync(Role.Researcher), await _world.PersonAsync(Role.Researcher));
        var planted = await postgres.Web.StartSessionAsync(attacker.Id, new Uri("http://localhost"));
        var (browser, copy) = (Holding(planted), Holding(planted));
        Assert.True(await copy.IsInAsync());

        await browser.PasswordAsync(victim.Email);

        Assert.True(await browser.IsInAsync());
        Assert.False(await copy.IsInAsync());
    }

    [Fact]
    public async Task A_copy_of_the_cookie_is_dead_after_signing_out_and_the_browser_is_told_to_forget()
    {
        var person = await _world.PersonAsync(Role.Researcher);
        var cookies = await postgres.Web.StartSessionAsync(person.Id, new Uri("http://localhost"));
        var (browser, copy) = (Holding(cookies), Holding(cookies));

        var home = await browser.GetAsync("/");
        using var content = new FormUrlEncodedContent(
            [KeyValuePair.Create("__RequestVerificationToken", home.Form("/sign-out").QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
        using var answer = await Holding(cookies, home, followRedirects: false).Client.PostAsync("/sign-out", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("\"cache\", \"storage\"", answer.Headers.GetValues("Clear-Site-Data").Single());
        Assert.False(await copy.IsInAsync());
    }

    [Fact]
    public async Task A_new_password_ends_every_other_session_and_this_one_goes_on_with_a_new_ticket()
    {
        var person = await _world.PersonAsync(Role.Researcher);
        var (here, there) = (await postgres.Web.SignInAsync(person), await postgres.Web.SignInAsync(person));
        var cookies = await postgres.Web.StartSessionAsync(person.Id, new Uri("http://localhost"));
        var before = Holding(cookies);

        var done = await here.PostFormAsync(await here.GetAsync("/account/password"), "/account/password", ("NewPassword", "seven green bicycles sing"));

        Assert.Contains("Your password is changed", done.Text);
        Assert.True(await here.IsInAsync());
        Assert.False(await there.IsInAsync());
        Assert.False(await before.IsInAsync());
        Assert.Equal("Your password was changed", await _world.KindsOfLettersAsync(person));
    }

    [Fact]
    public async Task Sign_out_everywhere_asks_first_and_ends_all()
    {
        var person = await _world.PersonAsync(Role.Researcher);
        var (here, there) = (await postgres.Web.SignInAsync(person), await postgres.Web.SignInAsync(person));

        var asked = await here.GetAsync("/account/sessions/everywhere");
        Assert.Equal("Sign out everywhere?", asked.Heading);
        Assert.True(await there.IsInAsync());
        var done = await here.PostFormAsync(asked, "/account/sessions/everywhere");

        Assert.Contains("You are signed out everywhere", done.Text);
        Assert.False(await here.IsInAsync());
        Assert.False(await there.IsInAsync());
    }

    [Fact]
    public async Task One_session_of_the_list_is_ended_and_nobody_elses_can_be()
    {
        var (person, stranger) = (await _world.PersonAsync(Role.Researcher), await _world.PersonAsync(Role.Researcher));
        var (here, there) = (await postgres.Web.SignInAsync(person), await postgres.Web.SignInAsync(person));
        var theirs = await postgres.Web.SignInAsync(stranger);
        var foreign = await _world.AskAsync<Guid>("select id from sessions where user_id = $1", stranger.Id);

        var list = await here.GetAsync("/account/sessions");
        Assert.Contains("This one", list.Text);
        var end = list.Document.QuerySelectorAll("a[href$='/end']").Single().GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.NotFound, (await here.GetAsync($"/account/sessions/{foreign}/end")).Status);
        var asked = await here.GetAsync(end);
        await here.PostAsync($"/account/sessions/{foreign}/end", ("__RequestVerificationToken", asked.Form(end).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!));
        Assert.True(await theirs.IsInAsync());
        await here.PostFormAsync(asked, end);

        Assert.False(await there.IsInAsync());
        Assert.True(await here.IsInAsync());
        Assert.Equal("signed_in signed_in session_ended", await _world.EventsAsync(person));
    }

    [Fact]
    public async Task Half_an_hour_without_a_click_ends_a_session_and_a_click_lets_it_go_on()
    {
        var clock = new SetClock();
        await using var site = new Site(postgres, clock);
        var visitor = await site.SignInAsync(await _world.PersonAsync(Role.Researcher));

        clock.Advance(TimeSpan.FromMinutes(29));
        Assert.True(await visitor.IsInAsync());
        clock.Advance(TimeSpan.FromMinutes(29));
        Assert.True(await visitor.IsInAsync());
        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.False(await visitor.IsInAsync());
    }

    [Fact]
    public async Task After_twelve_hours_a_session_is_over_however_busy_it_was()
    {
        var clock = new SetClock();
        await using var site = new Site(postgres, clock);
        var visitor = await site.SignInAsync(await _world.PersonAsync(Role.Researcher));
        for (var minutes = 20; minutes < 12 * 60; minutes += 20)
        {
            clock.Advance(TimeSpan.FromMinutes(20));
            Assert.True(await visitor.IsInAsync());
        }

        clock.Advance(TimeSpan.FromMinutes(20));
        Assert.False(await visitor.IsInAsync());
    }

    [Fact]
    public async Task A_page_says_for_how_long_the_session_goes_on_and_a_press_lets_it()
    {
        var clock = new SetClock();
        await using var site = new Site(postgres, clock);
        var visitor = await site.SignInAsync(await _world.PersonAsync(Role.Researcher));
        var page = await visitor.GetAsync("/account/sessions");
        Assert.Equal("1800", page.Document.QuerySelector("#session-warning")!.GetAttribute("data-left"));
        // A phone has no Escape.
        Assert.Equal("Close", page.Document.QuerySelector("#session-warning form[method=dialog] button")!.TextContent);

        clock.Advance(TimeSpan.FromMinutes(26));
        Assert.Equal("{\"left\":1800}", (await visitor.PostFormAsync(page, "/session/stay")).Body);
        clock.Advance(TimeSpan.FromMinutes(24));
        Assert.True(await visitor.IsInAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/session/stay")).Status);
        Assert.Null((await site.NewVisitor().GetAsync("/")).Document.QuerySelector("#session-warning"));
    }

    [Fact]
    public async Task A_provider_of_one_organisation_opens_that_organisations_hat_alone()
    {
        var (first, second) = (await _world.MemberAsync(), await _world.MemberAsync());
        var person = await _world.PersonAsync(first, Role.Contributor);
        await _world.JoinAsync(person, second, "active", Role.Contributor);
        await _world.RunAsync("insert into person_roles values ($1, 'consortium_admin', now())", person.Id);

        var visitor = await postgres.Web.SignInAsync(
            person, new SignInProof(SignInMethod.SingleSignOn, SecondFactor: true, new OrganisationId(second.Id)));
        var page = await visitor.GetAsync("/account/sessions");

        Assert.Contains($"{second.Name} · Contributor", page.Document.Body!.TextContent);
        Assert.Empty(page.Document.QuerySelectorAll("form[action='/hat']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/collections")).Status);
    }

    [Theory]
    [InlineData("Production", "__Host-bm-session", CookieSecurePolicy.Always)]
    [InlineData("Development", "bm-session", CookieSecurePolicy.SameAsRequest)]
    public void In_production_no_neighbour_can_set_a_cookie_of_ours_and_none_goes_over_plain_http(
        string environment, string name, CookieSecurePolicy secure)
    {
        var cookie = new CookieBuilder();
        SignInServices.Own(cookie, "bm-session", new HostingEnvironment { EnvironmentName = environment });

        Assert.Equal((name, secure, true, SameSiteMode.Lax, "/"), (cookie.Name, cookie.SecurePolicy, cookie.HttpOnly, cookie.SameSite, cookie.Path));
        Assert.Null(cookie.Domain);
    }

    [Fact]
    public async Task What_happened_is_on_the_persons_own_list_and_on_nobody_elses()
    {
        var (person, other) = (await _world.PersonAsync(Role.Researcher), await _world.PersonAsync(Role.Researcher));
        var visitor = await postgres.Web.SignInAsync(person);
        await postgres.Web.SignInAsync(other, new SignInProof(SignInMethod.Passkey, SecondFactor: true));

        var page = await visitor.GetAsync("/account/sessions");

        Assert.Contains("Signed in by password and second factor", page.Text);
        Assert.DoesNotContain("passkey", page.Document.QuerySelectorAll("table")[1].TextContent);
    }

    private Visitor Holding(IEnumerable<(string Name, string Value)> cookies, Page? page = null, bool followRedirects = true)
    {
        var visitor = postgres.Web.NewVisitor(followRedirects);
        var form = page?.Response.Headers.TryGetValues("Set-Cookie", out var set) == true ? set.Select(cookie => cookie.Split(';')[0]) : [];
        visitor.Client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Name}={cookie.Value}").Concat(form)));
        return visitor;
    }
}
