using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace Benchmarking.Web.Tests.Features.Api;

/// <summary>Threat rows 35 and 37: a token stands in no log, whatever is logged, and nowhere in the database.</summary>
[Collection(ApiSite.Name)]
public sealed class NoSecretInLogsTests(ApiSite site)
{
    [Fact]
    public async Task A_token_is_in_no_line_of_any_log_wherever_it_was_put()
    {
        var lines = new Lines();
        // Everything is asked for, as somebody does who looks for a fault.
        await using var listening = new Site(site.Postgres, settings: new Dictionary<string, string>
        {
            ["Logging:LogLevel:Default"] = "Trace",
            ["Logging:LogLevel:Microsoft"] = "Trace",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
            ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Trace",
        });
        await using var watched = listening.WithWebHostBuilder(host => host.ConfigureLogging(logging => logging.AddProvider(lines)));
        var program = (await site.CallerAsync()) with { Client = watched.CreateClient(new WebApplicationFactoryClientOptions()) };
        var canary = program.Secret.Text;

        Assert.Equal(200, (await program.PutAsync(CoreAnswers.Json, 0)).Status);
        Assert.Equal(200, (await program.GetAsync(program.ReturnUrl)).Status);
        Assert.Equal(422, (await program.PutAsync(CoreAnswers.Typed((canary, canary)), 1)).Status);
        Assert.Equal(200, (await program.SendReturnAsync(1)).Status);
        Assert.Equal(400, (await program.GetAsync($"/api/v1/collections?access_token={canary}")).Status);
        Assert.Equal(400, (await program.GetAsync($"/api/v1/collections?x={canary}")).Status);
        Assert.Equal(400, (await program.SendAsync(HttpMethod.Put, program.ReturnUrl, "{}", ("Idempotency-Key", $"{canary}!"), ("If-Match", canary))).Status);
        Assert.Equal(401, (await program.GetAsync(program.Url, $"Bearer {canary}x")).Status);
        Assert.Equal(401, (await program.GetAsync(program.Url, $"Basic {canary}")).Status);
        Assert.Equal(200, (await program.GetAsync($"/returns?token={canary}")).Status);
        Assert.Equal(200, (await program.GetAsync($"/metrics?q={canary}")).Status);

        Assert.True(lines.Seen.Count > 200, $"only {lines.Seen.Count} lines");
        var telling = lines.Seen.Where(line => line.Contains(canary[3..], StringComparison.Ordinal)).ToList();
        Assert.True(telling.Count == 0, string.Join('\n', telling));
    }

    [Fact]
    public async Task The_database_keeps_no_token()
    {
        var program = await site.CallerAsync();
        var officer = await site.Site.SignInAsync(program.Maker);
        var page = await officer.GetAsync("/tokens/new");
        var made = await officer.PostFormAsync(page, "/tokens/new", ("Name", "Canary"), ("Scopes", "returns:read"), ("Days", "30"));
        var canary = made.Document.GetElementById("token")!.TextContent.Trim();
        await program.GetAsync(program.Url, $"Bearer {canary}");

        var rows = await site.World.AskAsync<string[]>(
            "select array(select t::text from api_tokens t where organisation_id = $1 union all select a::text from audit_entries a where organisation_id = $1 and action <> 'signed in')",
            program.Member.Id);

        Assert.StartsWith("bm_", canary);
        Assert.Equal(3, rows.Length);
        Assert.DoesNotContain(rows, row => row.Contains(canary, StringComparison.Ordinal) || row.Contains(canary[^40..], StringComparison.Ordinal));
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Seen { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Seen.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Seen.Enqueue(formatter(state, exception));
            if (state is IEnumerable<KeyValuePair<string, object?>> parts)
                Seen.Enqueue(string.Join(' ', parts.Select(part => part.Value)));
            if (exception is not null)
                Seen.Enqueue($"{exception}");
        }

        public void Dispose()
        {
        }
    }
}
