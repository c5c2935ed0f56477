using System.Net;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.SingleSignOn;

/// <summary>Tokens that no certified provider makes, and what becomes of them.</summary>
public sealed class ForgedTokenTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string NotBelieved = "What your organisation’s sign-in said could not be believed";

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
        _person = await _signOn.PersonAsync(_member, _domain, Role.OrganisationAdmin);
        _provider.Claims["email"] = _person.Email;
        _provider.Claims["amr"] = new[] { "pwd", "mfa" };
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    [Fact]
    public async Task A_good_token_lets_in_and_its_second_factor_counts()
    {
        var (page, _) = await TryAsync("/single-sign-on");

        Assert.Equal("/single-sign-on", page.Landed);
        Assert.StartsWith("Basic ", _provider.Shown.Authorization);
        Assert.Equal(43, _provider.Shown.Verifier!.Length);
    }

    public static TheoryData<string, object?, string> WrongClaims => new()
    {
        { "aud", "another-program", "it was made for another program (aud)" },
        { "aud", new[] { "another-program", ForgingProvider.ClientId }, "it was made for another program (azp)" },
        { "azp", "another-program", "it was made for another program (azp)" },
        { "iss", "https://another.example", "another provider made it (iss)" },
        { "nonce", "of another attempt", "it was made for another attempt (nonce)" },
        { "nonce", null, "it was made for another attempt (nonce)" },
        { "exp", 1_700_000_000, "it is too old, or not good yet (exp)" },
        { "exp", null, "it is too old, or not good yet (exp)" },
        { "nbf", 4_000_000_000, "it is too old, or not good yet (exp)" },
        { "sub", null, "it names nobody (sub)" },
    };

    [Theory]
    [MemberData(nameof(WrongClaims))]
    public async Task A_token_that_is_not_for_this_attempt_is_not_believed(string claim, object? value, string why)
    {
        _provider.Claims[claim] = value;

        await NotBelievedAsync(why);
    }

    [Fact]
    public async Task A_signature_that_is_none_or_shared_or_strange_is_not_believed()
    {
        foreach (var sign in new Func<string, string>[] { ForgingProvider.Unsigned, ForgingProvider.SharedSecret, ForgingProvider.StrangeKey, _ => "rubbish", payload => ForgingProvider.Unsigned(payload) + "AAAA" })
        {
            _provider.Sign = sign;
            await NotBelievedAsync("");
        }

        Assert.Contains("its signature is none, is wrong, or is of a kind that is not taken", await _signOn.TrailAsync(_member));
    }

    [Fact]
    public async Task Userinfo_about_somebody_else_is_not_believed()
    {
        _provider.Claims["email"] = null;
        _provider.UserInfo = new { sub = "somebody-else", email = _person.Email, email_verified = true };
        await NotBelievedAsync("the provider’s two answers are about two people (sub)");

        _provider.UserInfo = new { sub = "forged-subject", email = _person.Email, email_verified = true };
        Assert.Equal("/single-sign-on", (await TryAsync("/single-sign-on")).Page.Landed);
    }

    [Fact]
    public async Task Without_an_address_nobody_is_found()
    {
        _provider.Claims["email"] = null;
        _provider.UserInfo = new { sub = "forged-subject" };

        Assert.Equal("Your organisation’s sign-in did not say your email address", (await TryAsync()).Page.Heading);
    }

    [Fact]
    public async Task What_the_provider_says_for_no_is_not_repeated_when_it_is_no_code()
    {
        foreach (var (said, kept) in new[] { ("access_denied", "access_denied"), ("<script>Call 0800 123", "no reason that can be repeated") })
        {
            var visitor = postgres.Web.NewVisitor();
            var departure = await SignOnWorld.DepartAsync(visitor, _person.Email);
            var page = await visitor.GetAsync($"/sign-in/organisation/answer?error={Uri.EscapeDataString(said)}&error_description=Call+0800&state={SignOnWorld.Of(departure, "state")}");

            Assert.Equal("Your organisation’s sign-in did not let you through", page.Heading);
            Assert.DoesNotContain("0800", page.Body);
            Assert.Contains(kept, await _signOn.TrailAsync(_member));
        }
    }

    [Fact]
    public async Task A_provider_that_is_gone_is_a_page_and_no_failure()
    {
        var visitor = postgres.Web.NewVisitor();
        var departure = await SignOnWorld.DepartAsync(visitor, _person.Email);
        await _provider.DisposeAsync();

        var page = await visitor.GetAsync(SignOnWorld.Answer(departure, SignOnWorld.Of(departure, "iss") is { Length: > 0 } iss ? iss : new Uri(departure).GetLeftPart(UriPartial.Authority)));

        Assert.Equal(HttpStatusCode.BadGateway, page.Status);
        Assert.Equal("Your organisation’s sign-in does not answer", page.Heading);
    }

    [Fact]
    public async Task Nobody_is_led_to_another_site_after_signing_in() =>
        Assert.Equal("/", (await TryAsync("//evil.example/")).Page.Landed);

    [Fact]
    public async Task An_address_of_no_organisation_is_answered_by_one_sentence()
    {
        var visitor = postgres.Web.NewVisitor();
        var page = await visitor.GetAsync("/sign-in/organisation");
        var member = await _world.PersonAsync();
        var off = await _world.MemberAsync();
        var offDomain = await _signOn.HoldsAsync(off);
        await _signOn.SetUpAsync(off, _provider.Issuer, "c", "s", on: false);
        var answers = new List<string>();
        foreach (var email in new[] { member.Email, "nobody@nowhere.example", $"somebody@{offDomain}" })
        {
            var answer = await visitor.PostFormAsync(page, "/sign-in/organisation", ("Email", email));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            answers.Add(answer.Text.Replace(email, ""));
        }

        Assert.Single(answers.Distinct());
        Assert.Contains("No organisation’s sign-in is set up for this address", answers[0]);
    }

    private async Task NotBelievedAsync(string why)
    {
        var (page, visitor) = await TryAsync();
        Assert.Equal(NotBelieved, page.Heading);
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.StartsWith("/sign-in", (await visitor.GetAsync("/single-sign-on")).Landed);
        Assert.Contains($"{NotBelieved}: {why}", await _signOn.TrailAsync(_member));
    }

    private async Task<(Page Page, Visitor Visitor)> TryAsync(string? returnUrl = null)
    {
        var visitor = postgres.Web.NewVisitor();
        var departure = await SignOnWorld.DepartAsync(visitor, _person.Email, returnUrl);
        _provider.Nonce = SignOnWorld.Of(departure, "nonce");
        return (await visitor.GetAsync(SignOnWorld.Answer(departure, _provider.Issuer)), visitor);
    }
}
