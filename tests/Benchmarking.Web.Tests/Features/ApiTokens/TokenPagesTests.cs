using System.Net;
using Benchmarking.Web.Features.ApiTokens;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.ApiTokens;

public sealed class TokenPagesTests(PostgresFixture postgres)
{
    private static readonly (string, string)[] Sound = [("Name", "Housing system"), ("Scopes", "returns:read"), ("Days", "30")];
    private readonly World _world = new(postgres);

    [Fact]
    public async Task A_token_is_made_shown_once_used_and_revoked_and_all_of_it_is_on_record()
    {
        var (member, admin) = await AdministratorAsync();
        Assert.Contains("There is no token yet", (await admin.GetAsync("/tokens")).Text);

        var made = await admin.PostFormAsync(await admin.GetAsync("/tokens/new"), "/tokens/new", Sound);
        var secret = made.Document.GetElementById("token")!.TextContent.Trim();
        var list = await admin.GetAsync("/tokens");

        Assert.Contains("Copy it now", made.Text);
        Assert.True(made.Response.Headers.CacheControl!.NoStore);
        Assert.True(TokenSecret.TryRead(secret, out var read));
        Assert.Equal(member.Id, read.OrganisationId.Value);
        Assert.DoesNotContain(secret, list.Body);
        Assert.Contains("Housing system returns:read", list.Text);
        Assert.Contains("never", list.Text);
        Assert.Equal(HttpStatusCode.OK, await CallAsync(secret));
        Assert.DoesNotContain("never", (await admin.GetAsync("/tokens")).Text);

        var confirm = await admin.GetAsync($"/tokens/{read.Id}/revoke");
        Assert.Equal("Revoke “Housing system”?", confirm.Heading);
        Assert.Equal(HttpStatusCode.OK, await CallAsync(secret));
        var done = await admin.PostFormAsync(confirm, $"/tokens/{read.Id}/revoke");

        Assert.Equal("/tokens", done.Landed);
        Assert.Contains("“Housing system” does not work any more", done.Text);
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(secret));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/tokens/{read.Id}/revoke")).Status);
        Assert.Equal(
            "made a token token Housing system returns:read, for 30 days|revoked a token token Housing system ",
            await _world.AskAsync<string>(
                "select string_agg(action || ' ' || subject || ' ' || detail, '|' order by at) from audit_entries where organisation_id = $1 and action <> 'signed in'", member.Id));
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_token()
    {
        var (member, admin) = await AdministratorAsync();
        var page = await admin.GetAsync("/tokens/new");

        await admin.PostFormAsync(page, "/tokens/new", Sound);
        var again = await admin.PostFormAsync(page, "/tokens/new", Sound);

        Assert.Equal("/tokens", again.Landed);
        Assert.Equal(1L, await _world.AskAsync<long>("select count(*) from api_tokens where organisation_id = $1", member.Id));
    }

    [Theory]
    [InlineData("Name", "", "Give the token a name")]
    [InlineData("Name", "a\tb", "on one line")]
    [InlineData("Name", "1234567890123456789012345678901234567890123456789012345678901", "at most 60")]
    [InlineData("Scopes", "returns:everything", "Choose what the program may do")]
    [InlineData("Days", "3650", "for how long")]
    [InlineData("Days", "x", "for how long")]
    public async Task What_is_wrong_is_said_and_what_was_typed_is_kept(string field, string typed, string said)
    {
        var (member, admin) = await AdministratorAsync();
        (string Name, string Value)[] form = [.. Sound.Where(own => own.Item1 != field), (field, typed)];

        var page = await admin.PostFormAsync(await admin.GetAsync("/tokens/new"), "/tokens/new", form);

        Assert.Contains(said, page.Document.QuerySelector(".govuk-error-summary")!.TextContent);
        Assert.StartsWith("Error: ", page.Title);
        Assert.Equal(field == "Name" ? typed : "Housing system", page.Document.GetElementById("Name")!.GetAttribute("value") ?? "");
        Assert.Equal(field != "Scopes", page.Document.GetElementById("Scopes-0")!.HasAttribute("checked"));
        Assert.Equal(0L, await _world.AskAsync<long>("select count(*) from api_tokens where organisation_id = $1", member.Id));
    }

    [Fact]
    public async Task Another_organisations_token_and_no_token_look_alike()
    {
        var (_, theirs) = await AdministratorAsync();
        var made = await theirs.PostFormAsync(await theirs.GetAsync("/tokens/new"), "/tokens/new", Sound);
        Assert.True(TokenSecret.TryRead(made.Document.GetElementById("token")!.TextContent.Trim(), out var secret));
        var (_, mine) = await AdministratorAsync();
        var form = await mine.GetAsync("/tokens/new");
        var antiforgery = form.Document.QuerySelector("form[action='/tokens/new'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        Assert.Equal((await mine.GetAsync($"/tokens/{Guid.NewGuid()}/revoke")).Text, (await mine.GetAsync($"/tokens/{secret.Id}/revoke")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await mine.PostAsync($"/tokens/{secret.Id}/revoke", ("__RequestVerificationToken", antiforgery))).Status);
        Assert.Contains("There is no token yet", (await mine.GetAsync("/tokens")).Text);
        Assert.Equal(HttpStatusCode.OK, await CallAsync(secret.Text));
    }

    [Fact]
    public async Task A_long_list_has_pages_and_those_that_work_come_first()
    {
        var (member, admin) = await AdministratorAsync();
        var maker = await _world.PersonAsync(member, Role.OrganisationAdmin);
        await _world.RunAsync(
            """
            insert into api_tokens (organisation_id, name, hash, scopes, made_at, made_by, expires_at, revoked_at)
            select $1, 'token ' || n, decode(repeat('00', 32), 'hex'), '{returns:read}', now() - make_interval(days => n), $2,
                   now() + case when n = 30 then interval '9 days' else interval '-1 day' end, case when n = 2 then now() end
            from generate_series(1, 30) n
            """, member.Id, maker.Id);

        var first = await admin.GetAsync("/tokens");

        Assert.Equal("token 30", first.Document.QuerySelector("tbody th")!.TextContent);
        Assert.Equal(25, first.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(5, (await admin.GetAsync("/tokens?page=2")).Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Revoked", first.Text);
        Assert.Contains("Expired", first.Text);
        await _world.RunAsync("update users set suspended_at = now() where id = $1", maker.Id);
        Assert.Contains("its maker has left", (await admin.GetAsync("/tokens?page=2")).Text);
    }

    [Fact]
    public async Task An_organisation_has_at_most_fifty_at_work()
    {
        var (member, admin) = await AdministratorAsync();
        await _world.RunAsync(
            """
            insert into api_tokens (organisation_id, name, hash, scopes, made_at, made_by, expires_at)
            select $1, 'n', decode(repeat('00', 32), 'hex'), '{}', now(), $1, now() + interval '1 day' from generate_series(1, 50)
            """, member.Id);

        var refused = await admin.PostFormAsync(await admin.GetAsync("/tokens/new"), "/tokens/new", Sound);

        Assert.Contains("50 tokens are at work already", refused.Text);
    }

    private async Task<(Member Member, Visitor Admin)> AdministratorAsync()
    {
        var member = await _world.MemberAsync();
        return (member, await postgres.Web.SignInAsync(await _world.PersonAsync(member, Role.OrganisationAdmin)));
    }

    private async Task<HttpStatusCode> CallAsync(string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/metrics");
        request.Headers.Add("Authorization", $"Bearer {secret}");
        return (await postgres.Web.CreateClient().SendAsync(request, TestContext.Current.CancellationToken)).StatusCode;
    }
}
