using System.Net;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Returns;

namespace Benchmarking.Web.Tests.Features.SignIn;

public sealed class SignInTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task A_wrong_password_an_unknown_address_and_a_suspended_person_get_the_same_answer_byte_for_byte()
    {
        var known = await _world.PersonAsync(Role.Researcher);
        var suspended = await _world.PersonAsync(Role.Researcher);
        await _world.RunAsync("update users set suspended_at = now() where id = $1", suspended.Id);
        var withApp = await _world.PersonAsync(Role.ConsortiumAdmin);
        await _world.AuthenticatorAsync(withApp, postgres.Web);

        var wrong = await TryAsync(known.Email, "not the password");
        Assert.Contains("The email address or password is not right", wrong.Text);
        foreach (var other in new[]
                 {
                     await TryAsync($"{Guid.NewGuid():N}@test.example", "not the password"),
                     await TryAsync(suspended.Email, World.Password),
                     await TryAsync(withApp.Email, "not the password"),
                 })
        {
            Assert.Equal(Blank(wrong), Blank(other));
            Assert.Equal(wrong.Status, other.Status);
            Assert.Equal(Headers(wrong), Headers(other));
        }
    }

    [Fact]
    public async Task Signing_in_and_out_stands_on_the_trail_of_the_organisation_and_a_hat_put_on_too()
    {
        var (first, second) = (await _world.MemberAsync(), await _world.MemberAsync());
        var person = await _world.PersonAsync(first, Role.Contributor);
        await _world.JoinAsync(person, second, "active", Role.Contributor);
        var visitor = postgres.Web.NewVisitor();
        var home = await visitor.PasswordAsync(person.Email);
        var worn = await _world.AskAsync<Guid>("select organisation_id from audit_entries where user_id = $1 and action = 'signed in'", person.Id);
        var other = worn == first.Id ? second : first;
        var token = home.Document.QuerySelector("form[action='/hat'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await visitor.PostAsync("/hat", ("hat", other.Id.ToString()), ("__RequestVerificationToken", token));
        await visitor.PostFormAsync(await visitor.GetAsync("/"), "/sign-out");

        Assert.Equal(
            $"signed in password|put on hat {other.Name} · Contributor|signed out ",
            await _world.AskAsync<string>("select string_agg(action || ' ' || detail, '|' order by at) from audit_entries where user_id = $1", person.Id));
        Assert.Equal(2L, await _world.AskAsync<long>("select count(*) from audit_entries where user_id = $1 and organisation_id = $2", person.Id, other.Id));
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

    /// <summary>Without what is random by nature (the antiforgery token) and what was typed.</summary>
    private static string Blank(Page page) => System.Text.RegularExpressions.Regex.Replace(
        page.Body, "(name=\"__RequestVerificationToken\" type=\"hidden\"|type=\"email\".*?) value=\"[^\"]*\"", "$1");

    private static string Headers(Page page) => string.Join(' ', page.Response.Headers.Select(header => header.Key).Order());

    private async Task<Page> TryAsync(string email, string password)
    {
        var visitor = postgres.Web.NewVisitor();
        return await visitor.PostFormAsync(await visitor.GetAsync("/sign-in"), "/sign-in", ("Email", email), ("Password", password));
    }
}
