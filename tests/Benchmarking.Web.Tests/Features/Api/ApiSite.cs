using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Benchmarking.Web.Features.ApiTokens;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Api;

/// <summary>A site whose limits no test reaches by accident: all these tests come from one address.</summary>
[CollectionDefinition(Name)]
public sealed class ApiSite : ICollectionFixture<ApiSite>, IAsyncDisposable
{
    public const string Name = "API";

    public ApiSite(PostgresFixture postgres) => (Postgres, Site) = (postgres, Unlimited(postgres));

    public PostgresFixture Postgres { get; }

    public Site Site { get; }

    public World World => new(Postgres);

    /// <summary>A member before an open collection of the core figures.</summary>
    public async Task<Caller> CallerAsync(params Scope[] scopes)
    {
        var member = await World.MemberAsync();
        return await CallerAsync(member, await World.PersonAsync(member, Role.OrganisationAdmin), await World.RoundAsync(scope: "core"), scopes);
    }

    /// <summary>A program of a member, with all scopes unless some are named.</summary>
    public async Task<Caller> CallerAsync(Member member, Person maker, Round round, params Scope[] scopes)
    {
        var secret = await TokenAsync(member, maker, scopes.Length == 0 ? [.. Scopes.OfOrganisations] : scopes);
        return new Caller(Site.CreateClient(), secret, member, maker, round, World);
    }

    /// <summary>A token as the page makes it, written behind the site's back.</summary>
    public async Task<TokenSecret> TokenAsync(Member member, Person maker, params Scope[] scopes)
    {
        var secret = TokenSecret.Make(new OrganisationId(member.Id), Guid.NewGuid());
        await World.RunAsync(
            "insert into api_tokens values ($1, $2, 'Nightly', $3, $4, now(), $5, now() + interval '1 day')",
            member.Id, secret.Id, secret.Hash, scopes.Select(scope => scope.Stored()).ToArray(), maker.Id);
        return secret;
    }

    public static Site Unlimited(PostgresFixture postgres, TimeProvider? clock = null) => new(postgres, clock, new Dictionary<string, string>
    {
        ["Api:RequestsPerMinute"] = "1000000",
        ["Api:ChangesPerMinute"] = "1000000",
        ["Api:FailuresPerMinute"] = "1000000",
    });

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}

/// <summary>A program of one member that calls the API about one collection.</summary>
public sealed record Caller(HttpClient Client, TokenSecret Secret, Member Member, Person Maker, Round Round, World World)
{
    private static int _keys;

    public string Url => $"/api/v1/collections/{Round.Period.Route}";

    public string ReturnUrl => $"{Url}/return";

    public static string NewKey() => $"key-{Interlocked.Increment(ref _keys)}";

    public Task<Answered> GetAsync(string address) => SendAsync(HttpMethod.Get, address);

    /// <summary>With something else where the token belongs.</summary>
    public Task<Answered> GetAsync(string address, string authorization) =>
        SendAsync(HttpMethod.Get, address, null, ("Authorization", authorization));

    /// <summary>Saves answers.</summary>
    public Task<Answered> PutAsync(string body, int version, string? key = null) => SendAsync(
        HttpMethod.Put, ReturnUrl, body, ("If-Match", $"\"{version}\""), ("Idempotency-Key", key ?? NewKey()));

    public Task<Answered> TryAsync(string body, string type = "application/json") =>
        SendAsync(HttpMethod.Put, $"{ReturnUrl}?dryRun=true", body, ("Content-Type", type));

    public Task<Answered> SendReturnAsync(int version, string explanations = "{}", string? key = null) => SendAsync(
        HttpMethod.Post, $"{ReturnUrl}/send", $$"""{"explanations": {{explanations}}}""",
        ("If-Match", $"\"{version}\""), ("Idempotency-Key", key ?? NewKey()));

    /// <summary>A request with this program's token and other headers; a body is JSON unless they say otherwise.</summary>
    public async Task<Answered> SendAsync(
        HttpMethod method, string address, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Secret.Text);
        if (body is not null)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        var type = headers.FirstOrDefault(header => header.Name == "Content-Type").Value ?? "application/json";
        request.Content?.Headers.TryAddWithoutValidation("Content-Type", type);
        foreach (var (name, value) in headers.Where(header => header.Name != "Content-Type"))
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Answered.OfAsync(await Client.SendAsync(request, TestContext.Current.CancellationToken));
    }

    public Task<decimal> HomesAsync() => World.AskAsync<decimal>(
        "select value from return_answers where organisation_id = $1 and input_code = 'homes'", Member.Id);

    public Task<long> CountAsync(string table) =>
        World.AskAsync<long>($"select count(*) from {table} where organisation_id = $1", Member.Id);
}

/// <summary>What the API answered.</summary>
public sealed record Answered(int Status, HttpResponseMessage Response, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string? Code => (string?)Json["code"];

    public string? ETag => Response.Headers.TryGetValues("ETag", out var values) ? values.Single() : null;

    /// <summary>Each field that must be put right: pointer and code.</summary>
    public string[] Errors => [.. (Json["errors"]?.AsArray() ?? []).Select(error => $"{error!["pointer"]} {error["code"]}").Order(StringComparer.Ordinal)];

    public static async Task<Answered> OfAsync(HttpResponseMessage response) =>
        new((int)response.StatusCode, response, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
