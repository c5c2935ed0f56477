using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using Benchmarking.Performance.Pages;
using Benchmarking.Performance.Timing;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Benchmarking.Performance.Downloads;

/// <summary>
/// A million cells as CSV: out of the running site, while they are read and from its store, against psql that copies the
/// same rows out of the same database.
/// </summary>
internal static class DownloadsComparison
{
    private const string Database = "benchmarking";

    public static async Task RunAsync(Options options, CancellationToken cancellation)
    {
        using var work = new WorkFolder();
        await using var server = await EmbeddedPostgres.StartAsync(
            PostgresBinaries.Find(AppContext.BaseDirectory), work["postgres"], NullLogger.Instance, cancellation, durable: false);
        await DatabaseConnection.EnsureDatabaseAsync(server.SuperuserConnectionString, Database, cancellation);
        var owner = server.ConnectionString(Database, EmbeddedPostgres.Superuser, server.Passwords.Superuser);
        var engine = server.ConnectionString(Database, DatabaseRoles.Engine, server.Passwords.Engine);
        using var site = await PagesComparison.StartSite(server, owner, work["data"], kept: "00:05:00", cancellation, demonstration: false)
            .ReadyAsync("/sign-in", cancellation);
        await MillionCells.FillAsync(owner, cancellation);
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { Timeout = TimeSpan.FromMinutes(10) };
        // Without a filter the stored file would be sent.
        var live = $"{site.Address}{MillionCells.Address}/cells.csv?period=2025-Q1";
        var stored = $"{site.Address}{MillionCells.Address}/files/cells.csv";
        var idle = site.Memory;
        await KeepAsync(client, live, engine, owner, cancellation);

        var contest = new Contest(options.Rounds, TimeSpan.FromMinutes(5));
        var copy = contest.Add("psql, COPY TO STDOUT", () => CopyAsync(owner, cancellation));
        var read = contest.Add("the site, while the rows are read", () => TakeAsync(client, site, live, gzip: false, cancellation));
        var file = contest.Add("the site, the file of the release", () => TakeAsync(client, site, stored, gzip: false, cancellation));
        var packed = contest.Add("the same, compressed as it is stored", () => TakeAsync(client, site, stored, gzip: true, cancellation));
        await contest.RunAsync(cancellation);

        var table = new TextTable("a million cells", "ms", "of COPY", "processor ms of the site", "rows a second");
        foreach (var one in new[] { copy, read, file, packed })
        {
            table.Add(
                one.Name, TextTable.Number(one.Median), TextTable.Number(one.Median / copy.Median),
                one == copy ? "" : TextTable.Number(one.Processor), TextTable.Number(MillionCells.Rows / one.Median * 1000));
        }

        table.Print(Console.Out);
        Console.WriteLine($"The site's memory: {idle / 1024 / 1024} MiB before the first download, at most {site.Peak / 1024 / 1024} MiB in all of them.");
    }

    /// <summary>Looks whether the rows are those that COPY gives, and puts them into the store.</summary>
    private static async Task KeepAsync(HttpClient client, string live, string engine, string owner, CancellationToken cancellation)
    {
        var content = new MemoryStream();
        await (await client.GetStreamAsync(live, cancellation)).CopyToAsync(content, cancellation);
        var lines = content.GetBuffer().AsSpan(0, (int)content.Length).Count((byte)'\n');
        if (lines != MillionCells.Rows + 1)
            throw new InvalidOperationException($"The site sent {lines} lines: not what is compared.");

        var compressed = new MemoryStream();
        content.Position = 0;
        await using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            await content.CopyToAsync(gzip, cancellation);
        Console.WriteLine($"{MillionCells.Rows:N0} cells, {content.Length / 1_000_000} MB, compressed {compressed.Length / 1_000_000} MB.");
        await MillionCells.StoreAsync(engine, owner, content, compressed, cancellation);
    }

    private static async Task<Took> CopyAsync(string owner, CancellationToken cancellation)
    {
        var to = new NpgsqlConnectionStringBuilder(owner);
        var start = new ProcessStartInfo("psql")
        {
            RedirectStandardOutput = true,
            ArgumentList = { "--no-psqlrc", "--quiet", "--command", MillionCells.Copy },
            Environment =
            {
                ["PGHOST"] = to.Host, ["PGPORT"] = $"{to.Port}", ["PGUSER"] = to.Username, ["PGPASSWORD"] = to.Password, ["PGDATABASE"] = to.Database,
            },
        };
        var clock = Stopwatch.StartNew();
        using var psql = Process.Start(start)
            ?? throw new InvalidOperationException("psql is needed: apt-get install --no-install-recommends postgresql-client");
        await psql.StandardOutput.BaseStream.CopyToAsync(Stream.Null, 1024 * 1024, cancellation);
        await psql.WaitForExitAsync(cancellation);
        return psql.ExitCode == 0 ? new Took(clock.Elapsed, TimeSpan.Zero) : throw new InvalidOperationException("psql failed.");
    }

    private static async Task<Took> TakeAsync(HttpClient client, ServedProcess site, string address, bool gzip, CancellationToken cancellation)
    {
        var (clock, processor) = (Stopwatch.StartNew(), site.Processor);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (gzip)
            request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        answer.EnsureSuccessStatusCode();
        await (await answer.Content.ReadAsStreamAsync(cancellation)).CopyToAsync(Stream.Null, 1024 * 1024, cancellation);
        return new Took(clock.Elapsed, site.Processor - processor);
    }
}
