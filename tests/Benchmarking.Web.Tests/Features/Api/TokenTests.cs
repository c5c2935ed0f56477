using Benchmarking.Web.Features.ApiTokens;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Tenancy;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarking.Web.Tests.Features.Api;

/// <summary>Threat rows 35 and 36: who a token is, what it opens, and that it is never a session.</summary>
[Collection(ApiSite.Name)]
public sealed class TokenTests(ApiSite site)
{
    [Fact]
    public async Task Each_token_opens_exactly_the_addresses_of_its_scopes()
    {
        var wrong = new List<string>();
        foreach (var scope in Scopes.OfOrganisations)
        {
            var program = await site.CallerAsync(scope);
            foreach (var row in RouteTable.ByToken)
            {
                var answer = await KnockAsync(program, row);
                if ((answer.Status == 403) == (row.Scope == scope) || answer.Status is 401 or 404 or 405 or >= 500)
                    wrong.Add($"{scope.Stored()} {row.Method} {row.Template} answered {answer.Status}");
                if (answer.Status == 403 && !answer.Body.Contains(row.Scope.Stored(), StringComparison.Ordinal))
                    wrong.Add($"{row.Template} does not say which scope it needs");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Each_address_for_programs_asks_for_the_verb_and_the_scope_of_its_row_and_no_page_asks_for_a_scope()
    {
        var actions = site.Site.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items
            .Where(action => action.EndpointMetadata.OfType<ScopeAttribute>().Any())
            .Select(action => $"{action.EndpointMetadata.OfType<HttpMethodAttribute>().Single().HttpMethods.Single()} {action.AttributeRouteInfo!.Template} "
                + $"{action.EndpointMetadata.OfType<MayAttribute>().Single().Verb} {action.EndpointMetadata.OfType<ScopeAttribute>().Single().Scope}");

        Assert.Equal(RouteTable.ByToken.Select(row => $"{row.Method} {row.Template} {row.Verb} {row.Scope}").Order(), actions.Order());
        Assert.All(RouteTable.ByToken, row => Assert.Contains(Role.Contributor, Access.Table[row.Verb]));
    }

    [Fact]
    public async Task A_token_that_does_not_work_is_refused_in_one_way_whatever_the_reason()
    {
        var program = await site.CallerAsync();
        var other = await site.CallerAsync();
        var world = site.World;
        var expired = await site.TokenAsync(program.Member, program.Maker, Scope.ReadReturns);
        await world.RunAsync("update api_tokens set expires_at = now() where id = $1", expired.Id);
        var revoked = await site.TokenAsync(program.Member, program.Maker, Scope.ReadReturns);
        await world.RunAsync("update api_tokens set revoked_at = now(), revoked_by = made_by where id = $1", revoked.Id);
        var text = program.Secret.Text;
        string[] bad =
        [
            expired.Text, revoked.Text,
            TokenSecret.Make(program.Secret.OrganisationId, program.Secret.Id).Text, // the right ids and another secret
            TokenSecret.Make(program.Secret.OrganisationId, other.Secret.Id).Text,
            TokenSecret.Make(new OrganisationId(other.Member.Id), program.Secret.Id).Text,
            TokenSecret.Make(new OrganisationId(Guid.NewGuid()), Guid.NewGuid()).Text,
            text[..^1], text + "A", text.ToUpperInvariant(), "bm_", "", "x", text[..^1] + (text[^1] == 'A' ? 'Q' : 'A'), text.Replace("bm_", "bm-"),
            text[..10] + "é" + text[11..], text[..^4] + "=\"/+",
        ];

        var answers = new HashSet<string> { Shown(await program.GetAsync("/api/v1/collections", "")) };
        foreach (var one in bad)
            answers.Add(Shown(await program.GetAsync("/api/v1/collections", $"Bearer {one}")));
        answers.Add(Shown(await program.GetAsync("/api/v1/collections", $"Basic {text}")));
        answers.Add(Shown(await program.GetAsync("/api/v1/collections", text)));

        Assert.StartsWith("401 Bearer", Assert.Single(answers));
        Assert.Equal(200, (await program.GetAsync("/api/v1/collections")).Status);
    }

    [Theory]
    [InlineData("update users set suspended_at = now() where id = $2")]
    [InlineData("update memberships set status = 'suspended' where organisation_id = $1 and user_id = $2")]
    [InlineData("delete from memberships where organisation_id = $1 and user_id = $2")]
    [InlineData("update organisations set left_at = now() where id = $1 and $2::uuid is not null")]
    public async Task A_token_stops_with_its_maker_and_with_its_organisation(string farewell)
    {
        var program = await site.CallerAsync();
        Assert.Equal(200, (await program.GetAsync(program.ReturnUrl)).Status);

        await site.World.RunAsync(farewell, program.Member.Id, program.Maker.Id);

        Assert.Equal(401, (await program.GetAsync(program.ReturnUrl)).Status);
    }

    [Fact]
    public async Task One_organisations_token_never_reads_anothers_return()
    {
        var theirs = await site.CallerAsync();
        await theirs.PutAsync("""{"answers": {"homes": 424242}}""", 0);
        var maker = await site.World.PersonAsync(Role.ConsortiumAdmin);
        var member = await site.World.MemberAsync();
        await site.World.JoinAsync(maker, member, "active", Role.OrganisationAdmin);
        // The maker works for both: the token is still of one.
        await site.World.JoinAsync(maker, theirs.Member, "active", Role.Contributor);
        var mine = await site.CallerAsync(member, maker, theirs.Round);

        foreach (var header in new[] { "X-Tenant", "X-Organisation-Id", "X-Original-URL" })
        {
            var read = await mine.SendAsync(HttpMethod.Get, mine.ReturnUrl, null, (header, theirs.Member.Id.ToString()));
            Assert.Equal((200, "\"0\""), (read.Status, read.ETag));
            Assert.DoesNotContain("424242", read.Body);
        }

        await mine.PutAsync("""{"answers": {"homes": 7}}""", 0);
        Assert.Equal((424242, 7), (await theirs.HomesAsync(), await mine.HomesAsync()));
        Assert.DoesNotContain("in_progress", (await (await site.CallerAsync(await site.World.MemberAsync(), maker, theirs.Round)).GetAsync("/api/v1/collections")).Body);
    }

    [Fact]
    public async Task A_session_is_nobody_at_the_api_and_a_token_is_nobody_at_the_pages()
    {
        var program = await site.CallerAsync();
        var insider = await site.Site.SignInAsync(await site.World.PersonAsync(program.Member, Role.Contributor, Role.OrganisationAdmin));
        foreach (var row in RouteTable.ByToken)
        {
            using var knock = new HttpRequestMessage(new HttpMethod(row.Method), RouteTable.Address(row.Template, program.Round.Period.Route));
            var answer = await insider.Client.SendAsync(knock, TestContext.Current.CancellationToken);
            Assert.Equal(401, (int)answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"), row.Template);
        }

        foreach (var row in RouteTable.Rows.Where(row => row is { Verb: not null, Method: "GET" }))
        {
            var page = await program.GetAsync(RouteTable.Address(row.Template, program.Round.Period.Route));
            Assert.EndsWith("/sign-in", page.Response.RequestMessage!.RequestUri!.AbsolutePath);
        }
    }

    [Fact]
    public async Task No_answer_of_the_api_sets_a_cookie_or_may_be_kept()
    {
        var program = await site.CallerAsync();
        await program.PutAsync(CoreAnswers.Json, 0);
        var answers = new List<Answered>
        {
            await program.GetAsync("/api/v1/openapi.json"), await program.GetAsync("/api/v1/nowhere"), await program.GetAsync("/api/v1/metrics?x=1"),
            await program.PutAsync("{}", 0), await program.PutAsync("{", 1), await program.SendReturnAsync(1), await program.GetAsync("/api/v1/metrics", "Bearer x"),
        };
        foreach (var row in RouteTable.ByToken)
            answers.Add(await KnockAsync(program, row));

        Assert.All(answers, answer =>
        {
            Assert.False(answer.Response.Headers.Contains("Set-Cookie"));
            Assert.True(answer.Response.Headers.CacheControl!.NoStore);
            Assert.Contains(answer.Response.Content.Headers.ContentType!.MediaType, new[] { "application/json", "application/problem+json" });
        });
    }

    [Fact]
    public async Task That_a_token_is_used_is_noted_once_a_minute()
    {
        var program = await site.CallerAsync();

        await program.GetAsync(program.Url);
        var first = await UsedAsync(program);
        await program.GetAsync(program.Url);
        Assert.Equal(first, await UsedAsync(program));
        await site.World.RunAsync("update api_tokens set last_used_at = last_used_at - interval '61 seconds' where id = $1", program.Secret.Id);
        await program.GetAsync(program.Url);

        Assert.True(await UsedAsync(program) > first);
    }

    [Fact]
    public void A_token_is_read_as_it_was_made_and_random_enough()
    {
        var (organisation, id) = (new OrganisationId(Guid.NewGuid()), Guid.NewGuid());
        var made = Enumerable.Range(0, 100).Select(_ => TokenSecret.Make(organisation, id)).ToList();

        Assert.All(made, one =>
        {
            Assert.Matches("^bm_[A-Za-z0-9_-]{86}$", one.Text);
            Assert.True(TokenSecret.TryRead(one.Text, out var read));
            Assert.Equal((organisation, id), (read.OrganisationId, read.Id));
            Assert.Equal(one.Hash, read.Hash);
        });
        Assert.Equal(100, made.Select(one => one.Text).Distinct().Count());
    }

    private static Task<Answered> KnockAsync(Caller program, (string Method, string Template, Verb Verb, Scope Scope) row) => program.SendAsync(
        new HttpMethod(row.Method), RouteTable.Address(row.Template, program.Round.Period.Route), row.Method == "GET" ? null : "{}",
        ("If-Match", "\"0\""), ("Idempotency-Key", Caller.NewKey()));

    private static string Shown(Answered answer) => $"{answer.Status} {answer.Response.Headers.WwwAuthenticate} {answer.Body}";

    private Task<DateTime> UsedAsync(Caller program) =>
        site.World.AskAsync<DateTime>("select last_used_at from api_tokens where id = $1", program.Secret.Id);
}
