using System.Net;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.SignIn;

/// <summary>What an organisation's own provider opens of an account: its hat, and nothing that belongs to the person.</summary>
public sealed class ProviderSessionTests(PostgresFixture postgres)
{
    private const string Refusal = "Sign in with your own password or passkey for this";

    private readonly World _world = new(postgres);

    [Fact]
    public async Task A_provider_of_one_organisation_changes_nothing_about_how_its_people_sign_in_and_takes_away_nothing()
    {
        var (first, second) = (await _world.MemberAsync(), await _world.MemberAsync());
        var person = await _world.PersonAsync(first, Role.OrganisationAdmin);
        await _world.JoinAsync(person, second, "active", Role.Contributor);
        var secret = await _world.AuthenticatorAsync(person, postgres.Web);
        var visitor = await ByProviderAsync(person, second, secondFactor: true);
        var page = await visitor.GetAsync("/account/name");
        var token = page.Form("/account/name").QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var before = await StateAsync(person);
        // Not even once the password was shown: it is the session that is the organisation's.
        await visitor.PostFormAsync(await visitor.GetAsync("/account/prove"), "/account/prove", ("Password", World.Password));

        foreach (var address in new[]
        {
            "/account/password", "/account/passkeys", "/account/passkeys/AAAA/remove", "/account/second-factor/set-up",
            "/account/second-factor/codes", "/account/second-factor/remove", "/account/data/erase", "/account/data/file.json",
        })
        {
            var seen = await visitor.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.Forbidden, Refusal), (address, seen.Status, seen.Heading));
        }

        (string Name, string Value)[] typed =
        [
            ("__RequestVerificationToken", token), ("NewPassword", "seven green bicycles sing"), ("Code", SignInSteps.CodeOf(secret)), ("sure", "true"),
        ];
        foreach (var address in new[]
        {
            "/account/password", "/account/passkeys", "/account/passkeys/question", "/account/passkeys/AAAA/remove",
            "/account/second-factor/set-up", "/account/second-factor/codes", "/account/second-factor/remove", "/account/data/erase",
        })
        {
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, (await visitor.PostAsync(address, typed)).Status));
        }

        Assert.Equal(before, await StateAsync(person));
        var links = (await visitor.GetAsync("/account")).Document.QuerySelectorAll(".account-links a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.NotEmpty(links);
        foreach (var link in links)
            Assert.Equal((link, HttpStatusCode.OK), (link, (await visitor.GetAsync(link)).Status));
        Assert.Contains("sign in with your own password or passkey", (await visitor.GetAsync("/account/data")).Text);
    }

    [Fact]
    public async Task What_a_provider_says_is_never_fresh_until_the_accounts_own_password_is_shown()
    {
        var member = await _world.MemberAsync();
        var (admin, person) = (await _world.PersonAsync(member, Role.OrganisationAdmin), await _world.PersonAsync(member, Role.Contributor));
        await _world.AuthenticatorAsync(person, postgres.Web);
        var secret = await _world.AuthenticatorAsync(admin, postgres.Web);
        var visitor = await ByProviderAsync(admin, member, secondFactor: false);
        await visitor.PostFormAsync(await visitor.GetAsync("/account/second-factor"), "/account/second-factor", ("Code", SignInSteps.CodeOf(secret)));
        var path = $"/people/{person.Id}/second-factor";

        var asked = await visitor.GetAsync(path);
        Assert.Equal("Show that it is you", asked.Heading);
        Assert.Equal(path, (await visitor.PostFormAsync(asked, "/account/prove", ("Password", World.Password))).Landed);
    }

    [Fact]
    public async Task Whoever_has_no_second_factor_yet_is_told_to_sign_in_with_their_own_password_to_set_one_up()
    {
        var member = await _world.MemberAsync();
        var visitor = await ByProviderAsync(await _world.PersonAsync(member, Role.Approver), member, secondFactor: false);

        var led = await visitor.GetAsync("/returns");

        Assert.StartsWith("/account/second-factor", led.Landed);
        Assert.Contains("Sign in with your own password or passkey to set one up", led.Text);
        Assert.Empty(led.Document.QuerySelectorAll("main a[href^='/account/second-factor/set-up']"));
    }

    private Task<Visitor> ByProviderAsync(Person person, Member member, bool secondFactor) => postgres.Web.SignInAsync(
        person, new SignInProof(SignInMethod.SingleSignOn, secondFactor, new OrganisationId(member.Id)));

    private Task<string> StateAsync(Person person) => _world.AskAsync<string>(
        """
        select concat_ws(' ', u.password_hash, u.email, u.erased_at, f.secret_sealed, f.enrolled_at,
          (select count(*) from recovery_codes where user_id = u.id), (select count(*) from user_passkeys where user_id = u.id))
        from users u left join second_factors f on f.user_id = u.id where u.id = $1
        """, person.Id);
}
