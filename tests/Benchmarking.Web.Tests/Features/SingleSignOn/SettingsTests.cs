using System.Net;
using Benchmarking.Web.Features.SingleSignOn;
using Benchmarking.Web.Features.SingleSignOn.Protocol;
using Benchmarking.Web.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Benchmarking.Web.Tests.Features.SingleSignOn;

public sealed class SettingsTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly World _world = new(postgres);
    private readonly SignOnWorld _signOn = new(postgres);
    private ForgingProvider _provider = null!;
    private Member _member = null!;
    private Person _administrator = null!;
    private Visitor _visitor = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await ForgingProvider.StartAsync();
        _member = await _world.MemberAsync();
        _administrator = await _world.PersonAsync(_member, Role.OrganisationAdmin);
        _visitor = await postgres.Web.SignInAsync(_administrator);
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    [Fact]
    public async Task It_is_switched_on_after_a_good_test_of_these_settings_and_a_confirmed_domain()
    {
        await SaveAsync();
        var domain = await _signOn.HoldsAsync(_member);
        Assert.Equal("/single-sign-on", (await _visitor.GetAsync("/single-sign-on/switch-on")).Landed);

        var tested = await TestAsync($"admin@{domain}");
        Assert.Equal("The test worked", tested.Heading);
        Assert.Contains("forged-subject", tested.Text);
        Assert.Contains($"admin@{domain}", tested.Text);
        Assert.False(await IsOnAsync());

        await PressAsync("/single-sign-on/switch-on");
        Assert.True(await IsOnAsync());
        // The test signed nobody in and bound nobody.
        Assert.Equal(0L, await _world.AskAsync<long>("select count(*) from user_logins where provider_key = 'forged-subject' and user_id = $1", _administrator.Id));

        await PressAsync("/single-sign-on/switch-off");
        Assert.False(await IsOnAsync());
        await PressAsync("/single-sign-on/switch-on");

        // Other settings are other settings: off until they are tested too.
        await SaveAsync(clientId: "another");
        Assert.False(await IsOnAsync());
        Assert.Equal("/single-sign-on", (await _visitor.GetAsync("/single-sign-on/switch-on")).Landed);
        var token = (await _visitor.GetAsync("/single-sign-on/remove")).Form("/single-sign-on/remove").QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Contains("test these settings first", (await _visitor.PostAsync("/single-sign-on/switch-on", ("__RequestVerificationToken", token))).Text);
        Assert.False(await IsOnAsync());

        await PressAsync("/single-sign-on/remove");
        Assert.Equal(0L, await _world.AskAsync<long>("select count(*) from single_sign_on where organisation_id = $1", _member.Id));
        foreach (var line in new[] { "changed single sign-on", "tested single sign-on", "switched single sign-on on", "switched single sign-on off", "removed single sign-on" })
            Assert.Contains(line, await _signOn.TrailAsync(_member));
    }

    [Fact]
    public async Task A_test_that_would_let_nobody_in_is_no_good_test()
    {
        await SaveAsync();
        var domain = await _signOn.HoldsAsync(_member);

        Assert.Equal("Your email address is outside your organisation’s domains", (await TestAsync("admin@elsewhere.example")).Heading);
        _provider.Claims["email_verified"] = false;
        Assert.Equal("Your email address is not verified there", (await TestAsync($"admin@{domain}")).Heading);
        Assert.Equal("/single-sign-on", (await _visitor.GetAsync("/single-sign-on/switch-on")).Landed);

        _provider.Claims["aud"] = "another";
        var refused = await TestAsync($"admin@{domain}");
        Assert.Contains("What exactly: it was made for another program (aud).", refused.Text);
        Assert.Contains("tested single sign-on without success", await _signOn.TrailAsync(_member));
    }

    [Fact]
    public async Task A_test_is_shown_to_whom_it_belongs_and_signs_nobody_in()
    {
        await SaveAsync();
        var domain = await _signOn.HoldsAsync(_member);
        var page = await _visitor.PostFormAsync(await _visitor.GetAsync("/single-sign-on"), "/single-sign-on/test");
        var departure = SignOnWorld.AddressOf(page);
        (_provider.Nonce, _provider.Claims["email"]) = (SignOnWorld.Of(departure, "nonce"), $"admin@{domain}");
        // The same browser, where the administrator has signed out meanwhile.
        await _world.RunAsync("update sessions set ended_at = now() where user_id = $1", _administrator.Id);

        Assert.Equal(HttpStatusCode.BadRequest, (await _visitor.GetAsync(SignOnWorld.Answer(departure, _provider.Issuer))).Status);
        Assert.StartsWith("/sign-in", (await _visitor.GetAsync("/single-sign-on")).Landed);
        Assert.Equal(1L, await _world.AskAsync<long>("select count(*) from single_sign_on where organisation_id = $1 and tested_at is null", _member.Id));
    }

    [Fact]
    public async Task The_secret_is_kept_sealed_and_never_shown_again()
    {
        await SaveAsync(secret: "very-secret-indeed");

        Assert.DoesNotContain("very-secret-indeed", await _world.AskAsync<string>("select secret_sealed from single_sign_on where organisation_id = $1", _member.Id));
        Assert.DoesNotContain("very-secret-indeed", (await _visitor.GetAsync("/single-sign-on")).Body);
        Assert.DoesNotContain("very-secret-indeed", await _signOn.TrailAsync(_member));
        // Nothing new, nothing changed; and a secret is not handed to another provider than the one that gave it.
        Assert.Equal(HttpStatusCode.OK, (await SaveAsync(secret: "")).Status);
        Assert.Equal(1, await _world.AskAsync<int>("select version from single_sign_on where organisation_id = $1", _member.Id));
        var moved = await SaveAsync(clientId: "another", secret: "");
        Assert.Contains("Enter the client secret", moved.Text);
    }

    [Fact]
    public async Task What_is_wrong_with_a_provider_is_said_beside_what_was_typed()
    {
        foreach (var (issuer, words) in new[]
        {
            ("not an address", "Enter the issuer: an address that begins with https://"),
            ("ftp://example.org", "Enter the issuer: an address that begins with https://"),
            ("https://login.microsoftonline.com/common/v2.0", "Enter the issuer of your own tenant"),
            ("http://127.0.0.1:9", "could not be reached"),
            (_provider.Issuer + "/other", "answered 404"),
        })
        {
            var page = await SaveAsync(issuer);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains(words, page.Text);
            Assert.Equal(issuer, page.Document.GetElementById("Issuer")!.GetAttribute("value"));
        }

        _provider.Called = "https://another.example";
        Assert.Contains("the provider calls itself https://another.example", (await SaveAsync()).Text);
        (_provider.Called, _provider.Elsewhere) = (null, "https://elsewhere.example/");
        Assert.Contains("answered 302", (await SaveAsync()).Text);
        _provider.Elsewhere = null;
        Assert.Equal("/single-sign-on", (await SaveAsync(_provider.Issuer + "/.well-known/openid-configuration")).Landed);
    }

    [Theory]
    [InlineData("gmail.com", "Anybody can have an address at gmail.com")]
    [InlineData("somebody@Outlook.com", "Anybody can have an address at outlook.com")]
    [InlineData("org.uk", "Anybody can have a domain under org.uk")]
    [InlineData("", "Enter a mail domain")]
    [InlineData("localhost", "Enter a mail domain")]
    [InlineData("a b.example", "Enter a mail domain")]
    [InlineData("bücher.example", "Enter a mail domain")]
    public async Task A_domain_that_cannot_be_one_organisations_is_refused(string typed, string words)
    {
        var page = await _visitor.PostFormAsync(await _visitor.GetAsync("/single-sign-on"), "/single-sign-on/domains", ("Domain", typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(words, page.Text);
        Assert.Equal(typed, page.Document.GetElementById("Domain")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task The_consortium_confirms_a_domain_for_one_organisation_and_can_take_it_back()
    {
        var domain = SignOnWorld.NewDomain();
        await AskForAsync(_visitor, domain);
        var other = await _world.MemberAsync();
        var rival = await postgres.Web.SignInAsync(await _world.PersonAsync(other, Role.OrganisationAdmin));
        await AskForAsync(rival, domain);
        Assert.Contains("Waits for the consortium", (await _visitor.GetAsync("/single-sign-on")).Text);
        var consortium = await postgres.Web.SignInAsync(await _world.PersonAsync(Role.ConsortiumAdmin));

        await DecideAsync(consortium, "confirm", _member, domain);
        Assert.Contains("Confirmed", (await _visitor.GetAsync("/single-sign-on")).Text);
        Assert.Contains("Belongs to another organisation", (await rival.GetAsync("/single-sign-on")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await consortium.GetAsync($"/organisations/domains/confirm?organisation={other.Id}&domain={domain}")).Status);

        await DecideAsync(consortium, "withdraw", _member, domain);
        await DecideAsync(consortium, "confirm", other, domain);
        Assert.Equal(other.Id, await _world.AskAsync<Guid>("select holder from domain_holders where domain = $1", domain));

        // Its holder gives it up; whom it is not, changes nothing.
        await PressAsync($"/single-sign-on/domains/remove?domain={domain}", "/single-sign-on/domains/remove");
        Assert.Equal(1L, await _world.AskAsync<long>("select count(*) from domain_holders where domain = $1", domain));
        await rival.PostFormAsync(await rival.GetAsync($"/single-sign-on/domains/remove?domain={domain}"), "/single-sign-on/domains/remove");
        Assert.Equal(0L, await _world.AskAsync<long>("select count(*) from domain_holders where domain = $1", domain));
        Assert.Equal(3L, await _world.AskAsync<long>("select count(*) from consortium_audit_entries where subject = $1", $"domain {domain}"));
        // The organisation reads on its own trail what the consortium decided.
        Assert.Equal("asked for a mail domain|confirmed a mail domain (consortium)|took back a mail domain (consortium)|gave up a mail domain", await _world.AskAsync<string>(
            "select string_agg(action, '|' order by number) from audit_entries where organisation_id = $1 and subject = $2", _member.Id, $"domain {domain}"));
    }

    [Fact]
    public async Task The_database_itself_lets_nobody_confirm_their_own_domain()
    {
        var domain = SignOnWorld.NewDomain();
        await AskForAsync(_visitor, domain);
        await using var site = Npgsql.NpgsqlDataSource.Create(postgres.Site);
        await using var connection = await site.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await Tests.Tenancy.TwoOrganisations.ActAsAsync(connection, _member.Id, _administrator.Id, TestContext.Current.CancellationToken);
        await using var confirm = new Npgsql.NpgsqlCommand("insert into domain_holders values ($1, $2, now(), $3)", connection)
        {
            Parameters = { new() { Value = domain }, new() { Value = _member.Id }, new() { Value = _administrator.Id } },
        };

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => confirm.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("2002:7f00:1::", false)]
    public void Only_addresses_of_the_public_network_are_called(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task In_Production_no_provider_on_this_machine_is_called_and_none_without_https()
    {
        using var http = new ProviderHttp(new Environment("Production"));
        Assert.False(http.MayCall("http://example.org/"));
        Assert.False(http.MayCall("https://user:password@example.org/"));
        Assert.True(http.MayCall("https://example.org/"));

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_provider.Issuer.Replace("http://", "https://", StringComparison.Ordinal)));
        var refused = await Assert.ThrowsAsync<SignOnRefused>(() => http.AskAsync(request, TestContext.Current.CancellationToken));
        Assert.Equal("127.0.0.1 could not be reached", refused.Detail);
    }

    [Fact]
    public void A_secret_sealed_for_one_organisation_opens_for_no_other()
    {
        var seal = postgres.Web.Services.GetRequiredService<SealedSecret>();
        var mine = new OrganisationId(Guid.NewGuid());
        var sealedSecret = seal.Seal(mine, "secret");

        Assert.Equal("secret", seal.Open(mine, sealedSecret));
        Assert.Null(seal.Open(new OrganisationId(Guid.NewGuid()), sealedSecret));
        Assert.Null(seal.Open(mine, "rubbish"));
    }

    private async Task<Page> SaveAsync(string? issuer = null, string clientId = ForgingProvider.ClientId, string secret = ForgingProvider.ClientSecret) =>
        await _visitor.PostFormAsync(
            await _visitor.GetAsync("/single-sign-on"), "/single-sign-on/provider",
            ("Issuer", issuer ?? _provider.Issuer), ("ClientId", clientId), ("ClientSecret", secret));

    private async Task<Page> TestAsync(string email)
    {
        var departure = SignOnWorld.AddressOf(await _visitor.PostFormAsync(await _visitor.GetAsync("/single-sign-on"), "/single-sign-on/test"));
        (_provider.Nonce, _provider.Claims["email"]) = (SignOnWorld.Of(departure, "nonce"), email);
        return await _visitor.GetAsync(SignOnWorld.Answer(departure, _provider.Issuer));
    }

    private async Task PressAsync(string question, string? action = null) =>
        Assert.Equal(HttpStatusCode.OK, (await _visitor.PostFormAsync(await _visitor.GetAsync(question), action ?? question)).Status);

    private static async Task AskForAsync(Visitor visitor, string domain) =>
        Assert.Equal("/single-sign-on", (await visitor.PostFormAsync(await visitor.GetAsync("/single-sign-on"), "/single-sign-on/domains", ("Domain", domain))).Landed);

    private static async Task DecideAsync(Visitor consortium, string what, Member member, string domain)
    {
        var question = await consortium.GetAsync($"/organisations/domains/{what}?organisation={member.Id}&domain={domain}");
        Assert.Equal("/organisations/domains", (await consortium.PostFormAsync(question, $"/organisations/domains/{what}")).Landed);
    }

    private Task<bool> IsOnAsync() => _world.AskAsync<bool>("select switched_on from single_sign_on where organisation_id = $1", _member.Id);

    private sealed class Environment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
