using System.Net;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Returns;

namespace Benchmarking.Web.Tests.Features.SignIn;

public sealed class SignInTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task A_wrong_password_an_unknown_address_and_a_suspended_person_get_the_same_answer()
    {
        var known = await _world.PersonAsync(Role.Researcher);
        var suspended = await _world.PersonAsync(Role.Researcher);
        await _world.RunAsync("update users set suspended_at = now() where id = $1", suspended.Id);

        var wrong = await TryAsync(known.Email, "not the password");
        var unknown = await TryAsync($"{Guid.NewGuid():N}@test.example", "not the password");
        var out_ = await TryAsync(suspended.Email, World.Password);

        Assert.Contains("The email address or password is not right", wrong.Text);
        Assert.Equal(wrong.Text, unknown.Text);
        Assert.Equal(wrong.Text, out_.Text);
        Assert.Equal(wrong.Status, unknown.Status);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_while()
    {
        var person = await _world.PersonAsync(Role.Researcher);
        for (var i = 0; i < 5; i++)
            await TryAsync(person.Email, "not the password");

        var locked = await TryAsync(person.Email, World.Password);

        Assert.Contains("Wait 15 minutes", locked.Text);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        var visitor = await postgres.Web.SignInAsync(await _world.PersonAsync(Role.Researcher));
        await visitor.PostFormAsync(await visitor.GetAsync("/"), "/sign-out");

        Assert.StartsWith("/sign-in", (await visitor.GetAsync("/data-sets")).Landed);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task Sign_in_leads_nowhere_else(string returnUrl)
    {
        var person = await _world.PersonAsync(Role.Researcher);
        var visitor = postgres.Web.NewVisitor();
        var page = await visitor.GetAsync($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");

        var landed = await visitor.PostFormAsync(page, "/sign-in", ("Email", person.Email), ("Password", World.Password));

        Assert.Equal("/", landed.Landed);
    }

    [Fact]
    public async Task A_form_sent_after_the_session_ended_is_kept_through_sign_in()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var person = await _world.PersonAsync(given.Member, Role.Contributor);
        var before = await postgres.Web.SignInAsync(person);
        var open = await before.GetAsync(given.CoreUrl);
        var visitor = postgres.Web.NewVisitor();

        var asked = await visitor.PostFormAsync(open, given.CoreUrl, ReturnFixture.Typed(("homes", "4,321")));
        Assert.Equal(HttpStatusCode.Unauthorized, asked.Status);
        Assert.Contains("session", asked.Text);

        var goOn = await visitor.PostFormAsync(asked, "/sign-in", ("Email", person.Email), ("Password", World.Password));
        await visitor.PostFormAsync(goOn, given.CoreUrl);
        Assert.Equal(4321m, await _world.AskAsync<decimal>(
            "select value from return_answers where organisation_id = $1 and input_code = 'homes'", given.Member.Id));
    }

    [Fact]
    public async Task Somebody_with_two_organisations_acts_for_the_one_they_chose()
    {
        var first = await _world.MemberAsync();
        var second = await _world.MemberAsync();
        var person = await _world.PersonAsync(first, Role.Contributor);
        await _world.JoinAsync(person, second, "active", Role.Approver);
        var visitor = await postgres.Web.SignInAsync(person);
        var home = await visitor.GetAsync("/");
        var token = home.Document.QuerySelector("form[action='/hat'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        await visitor.PostAsync("/hat", ("hat", second.Id.ToString()), ("__RequestVerificationToken", token));

        Assert.Contains($"{second.Name} · Approver", (await visitor.GetAsync("/returns")).Document.Body!.TextContent);
    }

    private async Task<Page> TryAsync(string email, string password)
    {
        var visitor = postgres.Web.NewVisitor();
        return await visitor.PostFormAsync(await visitor.GetAsync("/sign-in"), "/sign-in", ("Email", email), ("Password", password));
    }
}
