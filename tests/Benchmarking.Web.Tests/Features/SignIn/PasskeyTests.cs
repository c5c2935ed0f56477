using System.Text.Json;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.SignIn;

/// <summary>Threat 32: passkeys that are not what they seem. A browser with a virtual authenticator walks the same way in the journeys.</summary>
public sealed class PasskeyTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task A_passkey_is_added_and_opens_as_both_factors()
    {
        var (person, passkey) = await AddedAsync(new SoftPasskey(), Role.ConsortiumAdmin);
        var visitor = postgres.Web.NewVisitor();

        await SignInAsync(visitor, passkey);

        Assert.Equal("/collections", (await visitor.GetAsync("/collections")).Landed);
        Assert.Equal("signed_in passkey_added signed_in", await _world.EventsAsync(person));
        Assert.Equal("A passkey was added", await _world.KindsOfLettersAsync(person));
    }

    [Fact]
    public async Task An_answer_that_was_seen_on_its_way_opens_nothing_a_second_time()
    {
        var (_, passkey) = await AddedAsync(new SoftPasskey());
        var question = await QuestionAsync(postgres.Web.NewVisitor());
        var answer = passkey.Get(question.Options);
        var (first, second) = (postgres.Web.NewVisitor(), postgres.Web.NewVisitor());

        await AnswerAsync(first, question.Challenge, answer);
        var replayed = await AnswerAsync(second, question.Challenge, answer);
        // Nor does it answer another question.
        var other = await AnswerAsync(second, (await QuestionAsync(second)).Challenge, answer);

        Assert.True(await first.IsInAsync());
        Assert.Contains(PasskeySignIn.WrongWords, replayed.Text);
        Assert.Contains(PasskeySignIn.WrongWords, other.Text);
        Assert.False(await second.IsInAsync());
    }

    [Fact]
    public async Task An_answer_made_for_another_site_is_refused()
    {
        var (_, passkey) = await AddedAsync(new SoftPasskey());
        foreach (var elsewhere in new[] { "https://localhost", "http://localhost:8080", "http://localhost.evil.example", "http://evil.example" })
            await RefusedAsync(passkey.As(origin: elsewhere));
        await RefusedAsync(passkey.As(domain: "evil.example"));
    }

    [Fact]
    public async Task A_passkey_that_did_not_verify_its_person_is_refused()
    {
        var (_, passkey) = await AddedAsync(new SoftPasskey());

        await RefusedAsync(passkey.As(verifiesPerson: false));
        Assert.False(await TryToAddAsync(await postgres.Web.SignInAsync(await _world.PersonAsync(Role.Researcher)), new SoftPasskey { VerifiesPerson = false }));
    }

    [Fact]
    public async Task A_passkey_that_nobody_added_and_one_that_was_removed_open_nothing()
    {
        var (person, passkey) = await AddedAsync(new SoftPasskey());
        var (stranger, _) = await AddedAsync(new SoftPasskey());
        var forged = new SoftPasskey();
        var handle = System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(stranger.Id.ToString()));
        forged.Create(JsonSerializer.Serialize(new { challenge = "AAAA", user = new { id = handle } }));
        await RefusedAsync(forged);

        var visitor = postgres.Web.NewVisitor();
        await SignInAsync(visitor, passkey);
        var list = await visitor.GetAsync("/account/passkeys");
        var remove = list.Document.QuerySelector("a[href$='/remove']")!.GetAttribute("href")!;
        var done = await visitor.PostFormAsync(await visitor.GetAsync(remove), remove);
        Assert.Contains("The passkey is removed", done.Text);

        await RefusedAsync(passkey);
        Assert.Equal("A passkey was added|A passkey was removed", await _world.KindsOfLettersAsync(person));
    }

    [Fact]
    public async Task One_persons_question_adds_no_passkey_to_another()
    {
        var (mine, theirs) = (await SignedInAsync(Role.Researcher), await SignedInAsync(Role.Researcher));
        var question = await NewQuestionAsync(mine.Visitor);

        Assert.False(await AddAsync(theirs.Visitor, question.Challenge, new SoftPasskey().Create(question.Options)));
        Assert.Equal(0L, await _world.AskAsync<long>("select count(*) from user_passkeys where user_id = $1 or user_id = $2", mine.Person.Id, theirs.Person.Id));
    }

    [Fact]
    public async Task A_suspended_persons_passkey_opens_nothing()
    {
        var (person, passkey) = await AddedAsync(new SoftPasskey());
        await _world.RunAsync("update users set suspended_at = now() where id = $1", person.Id);

        await RefusedAsync(passkey);
    }

    [Fact]
    public async Task Whose_only_factor_is_a_passkey_sets_up_no_app_with_the_password_alone()
    {
        var (person, _) = await AddedAsync(new SoftPasskey(), Role.ConsortiumAdmin);
        var visitor = postgres.Web.NewVisitor();
        var led = await visitor.PasswordAsync(person.Email);
        Assert.Contains("Your account has a passkey", led.Text);

        var offer = await visitor.GetAsync("/account/second-factor/set-up");
        var secret = offer.Document.QuerySelector("code.secret")!.TextContent;
        var back = await visitor.PostFormAsync(offer, "/account/second-factor/set-up", ("Code", SignInSteps.CodeOf(secret)));

        Assert.Contains("Your account has a passkey", back.Text);
        Assert.Equal(0L, await _world.AskAsync<long>("select count(*) from second_factors where user_id = $1", person.Id));
    }

    private async Task RefusedAsync(SoftPasskey passkey)
    {
        var visitor = postgres.Web.NewVisitor();
        Assert.Contains(PasskeySignIn.WrongWords, (await SignInAsync(visitor, passkey)).Text);
        Assert.False(await visitor.IsInAsync());
    }

    private async Task<(Person Person, SoftPasskey Passkey)> AddedAsync(SoftPasskey passkey, Role role = Role.Researcher)
    {
        var (person, visitor) = await SignedInAsync(role);
        Assert.True(await TryToAddAsync(visitor, passkey));
        return (person, passkey);
    }

    private async Task<(Person Person, Visitor Visitor)> SignedInAsync(Role role)
    {
        var person = await _world.PersonAsync(role);
        return (person, await postgres.Web.SignInAsync(person, new SignInProof(SignInMethod.Password, SecondFactor: true)));
    }

    private static async Task<bool> TryToAddAsync(Visitor visitor, SoftPasskey passkey)
    {
        var question = await NewQuestionAsync(visitor);
        return await AddAsync(visitor, question.Challenge, passkey.Create(question.Options));
    }

    private static async Task<bool> AddAsync(Visitor visitor, string challenge, string credential)
    {
        var done = await visitor.PostFormAsync(
            await visitor.GetAsync("/account/passkeys"), "/account/passkeys", ("Challenge", challenge), ("Credential", credential), ("Name", "Work laptop"));
        return done.Text.Contains("The passkey is added", StringComparison.Ordinal);
    }

    private static async Task<Page> SignInAsync(Visitor visitor, SoftPasskey passkey)
    {
        var question = await QuestionAsync(visitor);
        return await AnswerAsync(visitor, question.Challenge, passkey.Get(question.Options));
    }

    private static async Task<Page> AnswerAsync(Visitor visitor, string challenge, string credential) => await visitor.PostFormAsync(
        await visitor.GetAsync("/sign-in"), "/sign-in/passkey", ("Challenge", challenge), ("Credential", credential));

    private static async Task<(string Challenge, string Options)> QuestionAsync(Visitor visitor) =>
        await QuestionAsync(visitor, "/sign-in", "/sign-in/passkey", "/sign-in/passkey/question");

    private static async Task<(string Challenge, string Options)> NewQuestionAsync(Visitor visitor) =>
        await QuestionAsync(visitor, "/account/passkeys", "/account/passkeys", "/account/passkeys/question");

    private static async Task<(string Challenge, string Options)> QuestionAsync(Visitor visitor, string page, string form, string address)
    {
        var token = (await visitor.GetAsync(page)).Form(form).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var json = JsonDocument.Parse((await visitor.PostAsync(address, ("__RequestVerificationToken", token))).Body);
        return (json.RootElement.GetProperty("challenge").GetString()!, json.RootElement.GetProperty("options").GetString()!);
    }
}
