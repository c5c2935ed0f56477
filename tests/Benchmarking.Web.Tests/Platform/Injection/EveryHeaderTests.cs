using System.Net;
using System.Text;
using Benchmarking.Web.Features.ApiTokens;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Platform.Injection;

/// <summary>
/// The strings in every header that the site or something before it reads, at a page, a file, the programs' door and a
/// form. The host is not among them: the server itself answers 400 to what is none.
/// </summary>
[Collection(InjectionGround.Name)]
public sealed class EveryHeaderTests(InjectionGround ground)
{
    private static readonly string[] Headers =
    [
        "User-Agent", "Referer", "Origin", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Prefix", "Forwarded", "X-Original-URL",
        "X-HTTP-Method-Override", "X-Requested-With", "Accept", "Accept-Language", "Accept-Encoding", "Accept-Charset", "If-Match", "If-None-Match",
        "If-Modified-Since", "If-Unmodified-Since", "If-Range", "Range", "Cache-Control", "Cookie", "Authorization", "Idempotency-Key", "Content-Type",
        "Content-Encoding", "Content-Disposition", "RequestVerificationToken", "Sec-Fetch-Site", "traceparent", "baggage", "Upgrade", "Via",
    ];

    private readonly InjectionTurns _turns = new();
    private readonly List<string> _wrong = [];
    private int _requests;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>How many strings each header gets at each address.</summary>
    private static int Times => InjectionStrings.Full ? InjectionStrings.All.Count : 6;

    [Fact]
    public async Task Nothing_in_any_header_is_ever_carried_out()
    {
        var (member, person) = await ground.MemberAsync(Role.Contributor, Role.OrganisationAdmin);
        var token = TokenSecret.Make(new OrganisationId(member.Id), Guid.NewGuid());
        await ground.World.RunAsync(
            "insert into api_tokens values ($1, $2, 'Nightly', $3, $4, now(), $5, now() + interval '1 day')",
            member.Id, token.Id, token.Hash, Scopes.OfOrganisations.Select(scope => scope.Stored()).ToArray(), person.Id);
        using var client = ground.Site.CreateDefaultClient(); // keeps no cookies: they are a header like the others
        var session = string.Join("; ", (await ground.Site.StartSessionAsync(person.Id, client.BaseAddress!)).Select(pair => $"{pair.Name}={pair.Value}"));
        var returns = $"/returns/{ground.Round.Period.Route}";
        var sheet = (await ground.Site.NewVisitor().GetAsync("/")).Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        foreach (var header in Headers)
        {
            for (var time = 0; time < Times; time++)
            {
                await TryAsync(client, header, () => new HttpRequestMessage(HttpMethod.Get, returns), session, null);
                await TryAsync(client, header, () => new HttpRequestMessage(HttpMethod.Get, sheet), null, null);
                await TryAsync(client, header, () => new HttpRequestMessage(HttpMethod.Get, "/case-studies/feed.atom"), null, null);
                await TryAsync(client, header, () => Body(HttpMethod.Put, $"/api/v1/collections/{ground.Round.Period.Route}/return", """{"answers": {}}""", "application/json"), null, token.Text);
                await TryAsync(client, header, () => Body(HttpMethod.Post, $"{returns}/figures/core", "a=b", "application/x-www-form-urlencoded"), session, null);
            }
        }

        Assert.True(_wrong.Count == 0, $"{_wrong.Count} wrong:\n{string.Join("\n", _wrong.Take(40))}");
        Assert.Equal(InjectionStrings.All.Count, _turns.Used);
        await ground.NothingHappenedAsync();
        TestContext.Current.SendDiagnosticMessage($"{Headers.Length} headers, {_turns.Used} strings, {_requests} requests.");
    }

    /// <summary>What a browser calls itself is kept and shown to whoever signed in with it.</summary>
    [Fact]
    public async Task A_browser_that_calls_itself_a_string_is_shown_as_that_string()
    {
        var (_, person) = await ground.MemberAsync(Role.Contributor);
        for (var at = 0; at < InjectionStrings.All.Count; at += InjectionStrings.Full ? 1 : 25)
        {
            var visitor = ground.Site.NewVisitor();
            visitor.Client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", InjectionStrings.All[at]);
            var home = await visitor.PostFormAsync(await visitor.GetAsync("/sign-in"), "/sign-in", ("email", person.Email), ("password", World.Password));
            Assert.Equal(HttpStatusCode.OK, home.Status);
            var sessions = await visitor.GetAsync("/account/sessions");
            Assert.Equal(HttpStatusCode.OK, sessions.Status);
            Assert.Empty(sessions.Document.QuerySelectorAll("main script, main img, [onerror]"));
        }

        await ground.NothingHappenedAsync();
    }

    private static HttpRequestMessage Body(HttpMethod method, string address, string body, string type) =>
        new(method, address) { Content = new StringContent(body, Encoding.UTF8, type) };

    private async Task TryAsync(HttpClient client, string header, Func<HttpRequestMessage> make, string? session, string? token)
    {
        using var request = make();
        var text = _turns.Next();
        // A quarter of them as they are, the others within what the header is like.
        var value = (header, _requests % 4) switch
        {
            (_, 0) => text,
            ("Cookie", 1) => $"{text}={text}; {session}",
            ("Cookie", _) => $"bm-session={text}; bm-antiforgery={text}; bm-group={text}",
            ("Authorization", _) => $"Bearer {text}",
            ("Range", _) => $"bytes={text}-1",
            ("If-None-Match" or "If-Match" or "If-Range", _) => $"\"{text}\"",
            ("Content-Type", _) => $"multipart/form-data; boundary={text}",
            _ => text,
        };
        if (session is not null && header != "Cookie")
            request.Headers.TryAddWithoutValidation("Cookie", session);
        if (token is not null && header != "Authorization")
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        if (token is not null && header != "Idempotency-Key")
            request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
        if (header.StartsWith("Content-", StringComparison.Ordinal))
        {
            request.Content?.Headers.Remove(header);
            request.Content?.Headers.TryAddWithoutValidation(header, value);
        }
        else
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        using var response = await client.SendAsync(request, Cancel);
        _requests++;
        var said = await response.Content.ReadAsStringAsync(Cancel);
        if (response.StatusCode >= HttpStatusCode.InternalServerError || (response.Content.Headers.ContentType?.MediaType == "text/html" && said.Contains("<script>alert", StringComparison.Ordinal)))
            _wrong.Add($"{header}: {value} at {request.RequestUri}: {(int)response.StatusCode}");
    }
}
