using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Benchmarking.Performance.Timing;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Benchmarking.Performance.Pages;

/// <summary>
/// The overview of a signed-in member, the whole page, against a bare endpoint that reads the same rows: the same
/// database, in turn, 16 connections at a time.
/// </summary>
internal static partial class PagesComparison
{
    internal const string Database = "benchmarking";
    private const string Overview = "/benchmarks?group=all";
    private const int Connections = 16;
    private const int Requests = 400;
    private const string Somebody = "contributor@gentoo.example";

    public static async Task RunAsync(Options options, CancellationToken cancellation)
    {
        using var work = new WorkFolder();
        await using var server = await EmbeddedPostgres.StartAsync(
            PostgresBinaries.Find(AppContext.BaseDirectory), work["postgres"], NullLogger.Instance, cancellation, durable: false);
        await DatabaseConnection.EnsureDatabaseAsync(server.SuperuserConnectionString, Database, cancellation);
        var owner = server.ConnectionString(Database, EmbeddedPostgres.Superuser, server.Passwords.Superuser);
        using var site = await StartSite(server, owner, work["data"], kept: "00:05:00", cancellation).ReadyAsync("/sign-in", cancellation);
        var (user, organisation) = await DemonstrationAsync(owner, cancellation);
        using var forgetful = await StartSite(server, owner, work["data"], kept: "00:00:00", cancellation).ReadyAsync("/sign-in", cancellation);
        using var bare = await StartBare(server, user, organisation).ReadyAsync("/", cancellation);

        var password = File.ReadLines(Path.Combine(work["data"], "demo-accounts.csv")).Select(line => line.Split(',')).Single(row => row[0] == Somebody)[1];
        using var plain = Client();
        using var member = await SignInAsync(site.Address, password, cancellation);
        using var fresh = await SignInAsync(forgetful.Address, password, cancellation);
        await SayAsync(plain, bare.Address + "/", member, site.Address + Overview, cancellation);

        var contest = new Contest(options.Rounds, TimeSpan.FromMinutes(5));
        var rival = contest.Add("bare endpoint, the same rows as JSON", () => AskAsync(plain, bare, "/", cancellation));
        var cold = contest.Add("overview, cells read each time", () => AskAsync(fresh, forgetful, Overview, cancellation));
        var warm = contest.Add("overview, cells kept", () => AskAsync(member, site, Overview, cancellation));
        foreach (var (client, process, path) in new[] { (plain, bare, "/"), (fresh, forgetful, Overview), (member, site, Overview) })
            await AskAsync(client, process, path, cancellation); // warm-up, not timed
        await contest.RunAsync(cancellation);

        var table = new TextTable("page", "requests a second", "of the bare one", "processor ms a request", "of the bare one");
        foreach (var one in new[] { rival, cold, warm })
        {
            table.Add(
                one.Name,
                TextTable.Number(Requests / one.Median * 1000), TextTable.Number(rival.Median / one.Median),
                TextTable.Number(one.Processor / Requests), TextTable.Number(one.Processor / rival.Processor));
        }

        table.Print(Console.Out);
        Console.WriteLine($"Cells kept / cells read each time, requests a second: {TextTable.Number(cold.Median / warm.Median)}");
    }

    internal static ServedProcess StartSite(
        EmbeddedPostgres server, string owner, string data, string kept, CancellationToken cancellation, bool demonstration = true, string limits = "100000")
    {
        cancellation.ThrowIfCancellationRequested();
        var address = FreeAddress();
        return ServedProcess.Start("Benchmarking.Web.dll", address, [], new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Staging",
            ["ASPNETCORE_URLS"] = address,
            ["Data__Folder"] = data,
            ["Cache__Kept"] = kept,
            ["Demo"] = demonstration ? "true" : "false",
            ["Api__RequestsPerMinute"] = "1000000",
            ["Limits__Times"] = limits,
            ["Proxy__Networks"] = "127.0.0.0/8",
            ["ConnectionStrings__Owner"] = owner,
            ["ConnectionStrings__Site"] = server.ConnectionString(Database, DatabaseRoles.Site, server.Passwords.Site),
            ["ConnectionStrings__Engine"] = server.ConnectionString(Database, DatabaseRoles.Engine, server.Passwords.Engine),
        });
    }

    private static ServedProcess StartBare(EmbeddedPostgres server, Guid user, Guid organisation)
    {
        var address = FreeAddress();
        return ServedProcess.Start("Benchmarking.Performance.dll", address, [BarePage.Entry], new Dictionary<string, string>
        {
            [BarePage.Address] = address,
            [BarePage.Connection] = server.ConnectionString(Database, DatabaseRoles.Site, server.Passwords.Site),
            [BarePage.User] = $"{user}",
            [BarePage.Organisation] = $"{organisation}",
        });
    }

    /// <summary>Waits until the demonstration's worker has published all that it was asked to.</summary>
    internal static async Task<(Guid User, Guid Organisation)> DemonstrationAsync(string owner, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await using var waiting = source.CreateCommand(
            "select count(*) filter (where state in ('queued', 'running')) = 0 and count(*) filter (where state = 'done') >= 15 from consortium_jobs");
        while (!(bool)(await waiting.ExecuteScalarAsync(cancellation))!)
            await Task.Delay(1000, cancellation);
        await using var command = source.CreateCommand(
            $"select u.id, m.organisation_id from users u join memberships m on m.user_id = u.id where u.email = '{Somebody}'");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.GetGuid(0), reader.GetGuid(1));
    }

    internal static async Task<HttpClient> SignInAsync(string address, string password, CancellationToken cancellation, string email = Somebody)
    {
        var client = Client();
        var form = await client.GetStringAsync(address + "/sign-in", cancellation);
        using var answer = await client.PostAsync(
            address + "/sign-in",
            new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["Email"] = email,
                ["Password"] = password,
                ["__RequestVerificationToken"] = FormToken().Match(form).Groups[1].Value,
            }),
            cancellation);
        return client;
    }

    private static async Task SayAsync(HttpClient plain, string bare, HttpClient member, string page, CancellationToken cancellation)
    {
        var rows = (await plain.GetStringAsync(bare, cancellation)).Count(letter => letter == '[') - 1;
        var html = await member.GetStringAsync(page, cancellation);
        var figures = Regex.Count(html, "<th scope=\"row\"");
        if (rows < 60 * 7 || figures < 60)
            throw new InvalidOperationException($"The page has {figures} figures and the bare endpoint {rows} rows: not what is compared.");
        Console.WriteLine($"The page shows {figures} figures ({html.Length / 1024} KiB); the bare endpoint sends {rows} rows.");
    }

    private static async Task<Took> AskAsync(HttpClient client, ServedProcess process, string path, CancellationToken cancellation)
    {
        var (clock, processor) = (Stopwatch.StartNew(), process.Processor);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Requests),
            new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = cancellation },
            async (_, stop) =>
            {
                using var answer = await client.GetAsync(process.Address + path, stop);
                answer.EnsureSuccessStatusCode();
                await answer.Content.CopyToAsync(Stream.Null, stop);
            });
        return new Took(clock.Elapsed, process.Processor - processor);
    }

    private static HttpClient Client() => new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = Connections,
        CookieContainer = new CookieContainer(),
        AllowAutoRedirect = false,
    });

    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
