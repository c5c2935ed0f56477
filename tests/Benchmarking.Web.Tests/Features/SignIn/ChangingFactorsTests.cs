using System.Net;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.SignIn;

/// <summary>Threat 33: who may change a second factor, and what becomes of recovery codes.</summary>
public sealed class ChangingFactorsTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task A_recovery_code_opens_once_with_the_password()
    {
        var (person, _, codes) = await SetUpAsync();
        var first = postgres.Web.NewVisitor();
        var landed = await first.BothAsync(person, codes[3].ToLowerInvariant());
        Assert.Contains("You used a recovery code", landed.Text);
        Assert.Contains("9 recovery codes are left", landed.Text);

        var again = postgres.Web.NewVisitor();
        Assert.Contains("That code is not right", (await again.BothAsync(person, codes[3])).Text);
        Assert.False(await again.IsInAsync());
    }

    [Fact]
    public async Task The_app_is_removed_only_by_who_shows_it_and_everybody_is_out()
    {
        var (person, secret, codes) = await SetUpAsync();
        var visitor = await postgres.Web.SignInAsync(person);

        var page = await visitor.GetAsync("/account/second-factor/remove");
        var wrong = await visitor.PostFormAsync(page, "/account/second-factor/remove", ("Code", "111111"));
        Assert.Contains("That code is not right", wrong.Text);
        Assert.Equal(1L, await _world.AskAsync<long>("select count(*) from second_factors where user_id = $1", person.Id));
        await visitor.PostFormAsync(wrong, "/account/second-factor/remove", ("Code", codes[0]));

        Assert.False(await visitor.IsInAsync());
        Assert.Equal(0L, await _world.AskAsync<long>(
            "select (select count(*) from second_factors where user_id = $1) + (select count(*) from recovery_codes where user_id = $1)", person.Id));
        Assert.Equal("An authenticator app was set up|Your authenticator app was removed", await _world.KindsOfLettersAsync(person));
        Assert.NotEmpty(secret);
    }

    [Fact]
    public async Task A_session_that_did_not_show_the_app_cannot_put_another_in_its_place_nor_a_passkey_beside_it()
    {
        var member = await _world.MemberAsync();
        var person = await _world.PersonAsync(member, Role.Approver);
        var secret = await _world.AuthenticatorAsync(person, postgres.Web);
        var visitor = await postgres.Web.SignInAsync(
            person, new SignInProof(SignInMethod.Password, SecondFactor: false));

        var offer = await visitor.GetAsync("/account/second-factor/set-up");
        var own = offer.Document.QuerySelector("code.secret")!.TextContent;
        var led = await visitor.PostFormAsync(offer, "/account/second-factor/set-up", ("Code", SignInSteps.CodeOf(own)));
        Assert.Equal("Enter your code", led.Heading);
        var keys = await visitor.GetAsync("/account/passkeys");
        var token = keys.Form("/account/passkeys").QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.PostAsync("/account/passkeys/question", ("__RequestVerificationToken", token))).Status);
        Assert.StartsWith("/account/second-factor", (await visitor.GetAsync("/returns")).Landed);

        await visitor.PostFormAsync(led, "/account/second-factor", ("Code", SignInSteps.CodeOf(secret)));
        Assert.Equal("/returns", (await visitor.GetAsync("/returns")).Landed);
    }

    [Theory]
    [InlineData("/account/password")]
    [InlineData("/account/second-factor/set-up")]
    [InlineData("/account/second-factor/codes")]
    [InlineData("/account/second-factor/remove")]
    [InlineData("/account/passkeys")]
    public async Task Ten_minutes_after_the_password_was_shown_it_is_asked_for_again(string address)
    {
        var person = await _world.PersonAsync(Role.Researcher);
        var visitor = await postgres.Web.SignInAsync(person);
        Assert.Equal(address, (await visitor.GetAsync(address)).Landed);
        await _world.RunAsync("update sessions set proven_at = proven_at - interval '11 minutes' where user_id = $1", person.Id);

        var asked = await visitor.GetAsync(address);
        Assert.Equal("Show that it is you", asked.Heading);
        var wrong = await visitor.PostFormAsync(asked, "/account/prove", ("Password", "not the password"));
        Assert.Contains("That is not your password", wrong.Text);
        Assert.Equal(address, (await visitor.PostFormAsync(wrong, "/account/prove", ("Password", World.Password))).Landed);
    }

    [Fact]
    public async Task An_administrator_clears_the_factor_of_their_own_people_alone_and_learns_nothing()
    {
        var (mine, other) = (await _world.MemberAsync(), await _world.MemberAsync());
        var person = await _world.PersonAsync(mine, Role.Contributor);
        await _world.AuthenticatorAsync(person, postgres.Web);
        var signedIn = await postgres.Web.SignInAsync(person);
        var (both, formerly, steers) = (await _world.PersonAsync(mine, Role.Contributor), await _world.PersonAsync(mine, Role.Contributor), await _world.PersonAsync(mine, Role.Contributor, Role.Steering));
        await _world.JoinAsync(both, other, "active", Role.Contributor);
        await _world.JoinAsync(formerly, other, "suspended", Role.OrganisationAdmin);
        foreach (var others in new[] { both, formerly, steers })
            await _world.AuthenticatorAsync(others, postgres.Web);
        var admin = await postgres.Web.SignInAsync(await _world.PersonAsync(mine, Role.OrganisationAdmin));
        var stranger = await postgres.Web.SignInAsync(await _world.PersonAsync(other, Role.OrganisationAdmin));
        var path = $"/people/{person.Id}/second-factor";

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).Status);
        foreach (var others in new[] { both, formerly, steers })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/people/{others.Id}/second-factor")).Status);
            Assert.Empty((await admin.GetAsync($"/people/{others.Id}")).Document.QuerySelectorAll("a[href$='/second-factor']"));
        }

        var page = await admin.GetAsync($"/people/{person.Id}");
        var asked = await admin.GetAsync(page.Document.QuerySelectorAll("a[href$='/second-factor']").Single().GetAttribute("href")!);
        Assert.Equal(path, asked.Landed);
        Assert.NotEmpty(asked.Document.QuerySelectorAll($"main a[href='/people/{person.Id}']"));
        await admin.PostFormAsync(asked, path);

        Assert.False(await signedIn.IsInAsync());
        Assert.Equal(0L, await _world.AskAsync<long>("select count(*) from second_factors where user_id = $1", person.Id));
        Assert.Equal("Your authenticator app was removed", await _world.KindsOfLettersAsync(person));
        Assert.Equal(1L, await _world.AskAsync<long>(
            "select count(*) from audit_entries where organisation_id = $1 and action = 'cleared the second factor'", mine.Id));
    }

    [Fact]
    public async Task An_administrator_ends_the_sessions_of_whom_they_answer_for_alone()
    {
        var (mine, other) = (await _world.MemberAsync(), await _world.MemberAsync());
        var (person, both) = (await _world.PersonAsync(mine, Role.Contributor), await _world.PersonAsync(mine, Role.Contributor));
        await _world.JoinAsync(both, other, "suspended", Role.Contributor);
        var (theirs, others) = (await postgres.Web.SignInAsync(person), await postgres.Web.SignInAsync(both));
        var admin = await postgres.Web.SignInAsync(await _world.PersonAsync(mine, Role.OrganisationAdmin));
        var path = $"/people/{person.Id}/sessions";

        var page = await admin.GetAsync($"/people/{person.Id}");
        var asked = await admin.GetAsync(page.Document.QuerySelectorAll("a[href$='/sessions']").Single(link => link.TextContent.StartsWith("End", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.True(await theirs.IsInAsync());
        var done = await admin.PostFormAsync(asked, path);

        Assert.Contains("They are signed out everywhere", done.Text);
        Assert.False(await theirs.IsInAsync());
        Assert.Equal("signed_in ended_by_administrator", await _world.EventsAsync(person));
        Assert.Equal(1L, await _world.AskAsync<long>("select count(*) from audit_entries where organisation_id = $1 and action = 'ended all sessions'", mine.Id));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/people/{both.Id}/sessions")).Status);
        Assert.True(await others.IsInAsync());
    }

    [Fact]
    public async Task No_secret_stands_in_the_database_as_it_is()
    {
        var (person, secret, codes) = await SetUpAsync();

        var rows = await _world.AskAsync<string>(
            """
            select (select string_agg(f::text, '') from second_factors f where user_id = $1)
              || (select string_agg(c::text, '') from recovery_codes c where user_id = $1)
              || coalesce((select string_agg(t::text, '') from user_tokens t where user_id = $1), '')
              || (select string_agg(m::text, '') from mail_messages m where user_id = $1)
            """, person.Id);

        Assert.DoesNotContain(secret.Replace(" ", "", StringComparison.Ordinal), rows, StringComparison.OrdinalIgnoreCase);
        Assert.All(codes, code => Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), rows, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A researcher who set an app up on the pages: their secret and recovery codes.</summary>
    private async Task<(Person Person, string Secret, IReadOnlyList<string> Codes)> SetUpAsync()
    {
        var person = await _world.PersonAsync(Role.Researcher);
        var visitor = await postgres.Web.SignInAsync(person, new SignInProof(SignInMethod.Password, SecondFactor: false));
        var offer = await visitor.GetAsync("/account/second-factor/set-up");
        var secret = offer.Document.QuerySelector("code.secret")!.TextContent;
        var done = await visitor.PostFormAsync(offer, "/account/second-factor/set-up", ("Code", SignInSteps.CodeOf(secret)));
        return (person, secret, [.. done.Document.QuerySelectorAll(".recovery-codes li").Select(line => line.TextContent.Trim())]);
    }
}
