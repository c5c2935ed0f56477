using System.Net;
using Benchmarking.Web.Features.Research;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Research;

public sealed class RegistrationTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task A_researcher_registers_confirms_by_the_letter_and_signs_in()
    {
        var email = NewEmail();
        var visitor = postgres.Web.NewVisitor();

        var sent = await RegisterAsync(visitor, email);
        Assert.Equal("Check your email", sent.Heading);
        Assert.Contains(email, sent.Text);

        var link = await LinkAsync(email);
        var confirm = await visitor.GetAsync(link);
        Assert.Equal("Confirm your address", confirm.Heading);
        var done = await visitor.PostFormAsync(confirm, link, ("Password", World.Password));
        Assert.StartsWith("/sign-in", done.Landed);

        var account = await visitor.PostFormAsync(done, "/sign-in", ("Email", email), ("Password", World.Password));
        Assert.Equal("/research/account", account.Landed);
        Assert.Contains("A university", account.Text);
        Assert.Contains($"Version {ResearchTerms.Version}", account.Text);
        Assert.DoesNotContain("Do it now", account.Text);
        Assert.Equal(ResearchTerms.Version, await _world.AskAsync<string>(
            "select version from terms_acceptances t join users u on u.id = t.user_id where u.email = $1", email));
    }

    [Fact]
    public async Task Looking_at_the_letters_page_uses_nothing_up_and_a_press_works_once()
    {
        var email = NewEmail();
        var visitor = postgres.Web.NewVisitor();
        await RegisterAsync(visitor, email);
        var link = await LinkAsync(email);

        var page = await visitor.GetAsync(link);
        for (var look = 0; look < 5; look++)
            Assert.Equal(HttpStatusCode.OK, (await postgres.Web.NewVisitor().GetAsync(link)).Status);
        await visitor.PostFormAsync(page, link, ("Password", World.Password));
        var again = await visitor.PostFormAsync(page, link, ("Password", "another long phrase"));

        Assert.Equal(HttpStatusCode.Gone, again.Status);
        Assert.Equal("This address cannot be confirmed any more", again.Heading);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(link)).Status);
    }

    [Fact]
    public async Task An_expired_letter_an_unknown_one_and_a_cut_one_look_alike()
    {
        var email = NewEmail();
        var visitor = postgres.Web.NewVisitor();
        await RegisterAsync(visitor, email);
        var link = await LinkAsync(email);
        await _world.RunAsync(
            "update research_registrations set asked_at = asked_at - interval '73 hours', expires_at = expires_at - interval '73 hours' where email = $1", email);

        var expired = await visitor.GetAsync(link);
        var unknown = await visitor.GetAsync("/research/confirm/" + RegistrationCode.Make().Text);
        var cut = await visitor.GetAsync(link[..^1]);

        Assert.All([expired, unknown, cut], page => Assert.Equal(HttpStatusCode.Gone, page.Status));
        Assert.Equal(unknown.Text, expired.Text);
        Assert.Equal(unknown.Text, cut.Text);
        Assert.Contains("register again", expired.Text);
    }

    [Fact]
    public async Task Somebody_who_has_an_account_keeps_it_and_gets_a_second_role()
    {
        var member = await _world.MemberAsync();
        var person = await _world.PersonAsync(member, Role.Contributor);
        var visitor = postgres.Web.NewVisitor();

        var known = await RegisterAsync(visitor, person.Email);
        var unknown = await RegisterAsync(visitor, NewEmail());
        Assert.Equal(unknown.Text.Split(" to ")[0], known.Text.Split(" to ")[0]);

        var link = await LinkAsync(person.Email);
        var page = await visitor.GetAsync(link);
        Assert.DoesNotContain("Choose a password", page.Text);
        await visitor.PostFormAsync(page, link);

        var signedIn = await postgres.Web.SignInAsync(person);
        Assert.Equal(HttpStatusCode.OK, (await signedIn.GetAsync("/returns")).Status);
        Assert.Equal("researcher", await _world.AskAsync<string>("select role from person_roles where user_id = $1", person.Id));
    }

    [Fact]
    public async Task A_short_password_uses_nothing_up()
    {
        var email = NewEmail();
        var visitor = postgres.Web.NewVisitor();
        await RegisterAsync(visitor, email);
        var link = await LinkAsync(email);

        var refused = await visitor.PostFormAsync(await visitor.GetAsync(link), link, ("Password", "short"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("at least 12 characters", refused.Text);

        var done = await visitor.PostFormAsync(refused, link, ("Password", World.Password));
        Assert.StartsWith("/sign-in", done.Landed);
    }

    [Theory]
    [InlineData("Email", "no address", "Enter an email address")]
    [InlineData("Email", "Name <a@b.example>", "Enter an email address")]
    [InlineData("Name", "", "Enter your name")]
    [InlineData("Affiliation", "", "Enter where you work or study")]
    [InlineData("Purpose", "short", "Say in a sentence or two")]
    [InlineData("Accepted", "", "Accept the terms")]
    public async Task What_is_wrong_is_said_and_what_was_typed_is_kept(string field, string typed, string said)
    {
        var visitor = postgres.Web.NewVisitor();
        var form = Sound(NewEmail()).Where(own => own.Name != field).Append((field, typed)).ToArray();

        var page = await visitor.PostFormAsync(await visitor.GetAsync("/research/register"), "/research/register", form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(said, page.Document.QuerySelector(".govuk-error-summary")!.TextContent);
        Assert.Equal(field == "Purpose" ? typed : "How residents’ influence differs by region", page.Document.GetElementById("Purpose")!.TextContent.Trim());
    }

    [Fact]
    public async Task Nothing_of_an_account_is_there_before_the_press_and_nothing_of_the_secret_but_in_the_letter()
    {
        var email = $"o'{Guid.NewGuid():N}@university.example";
        var visitor = postgres.Web.NewVisitor();
        await RegisterAsync(visitor, email);
        var link = await LinkAsync(email);

        Assert.Equal(0L, await _world.AskAsync<long>("select count(*) from users where email = $1", email));
        Assert.Equal(0L, await _world.AskAsync<long>(
            "select count(*) from research_registrations where research_registrations::text like '%' || $1 || '%'", link.Split('/')[^1]));
        await visitor.PostFormAsync(await visitor.GetAsync(link), link, ("Password", World.Password));
        Assert.True(await _world.AskAsync<bool>("select email_confirmed from users where email = $1", email));
    }

    [Fact]
    public async Task Who_sends_the_form_too_often_is_told_to_wait_and_keeps_what_was_typed()
    {
        await using var site = new Site(postgres, settings: new Dictionary<string, string> { ["Research:RegistrationsPerHourAndAddress"] = "1" });
        var visitor = site.NewVisitor();
        await RegisterAsync(visitor, NewEmail());

        var refused = await RegisterAsync(visitor, NewEmail());

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Contains("Try again in an hour", refused.Text);
        Assert.Equal("A university", refused.Document.GetElementById("Affiliation")!.GetAttribute("value"));
    }

    [Fact]
    public async Task However_often_the_form_is_sent_few_letters_go_out()
    {
        var email = NewEmail();
        var visitor = postgres.Web.NewVisitor();
        for (var time = 0; time < 4; time++)
            await RegisterAsync(visitor, email);

        Assert.InRange(await _world.AskAsync<long>("select count(*) from mail_messages where address = $1", email), 1, 2);
    }

    private static string NewEmail() => $"{Guid.NewGuid():N}@university.example";

    private static (string Name, string Value)[] Sound(string email) =>
    [
        ("Email", email), ("Name", "A researcher"), ("Affiliation", "A university"),
        ("Purpose", "How residents’ influence differs by region"), ("Accepted", "true"),
    ];

    private static async Task<Page> RegisterAsync(Visitor visitor, string email) =>
        await visitor.PostFormAsync(await visitor.GetAsync("/research/register"), "/research/register", Sound(email));

    /// <summary>The address in the last letter.</summary>
    private async Task<string> LinkAsync(string email)
    {
        var body = await _world.AskAsync<string>("select body from mail_messages where address = $1 order by made_at desc limit 1", email);
        return body.Split('\n').Select(line => line.Trim()).Single(line => line.StartsWith("/research/confirm/", StringComparison.Ordinal));
    }
}
