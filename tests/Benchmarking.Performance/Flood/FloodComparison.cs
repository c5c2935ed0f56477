using System.Diagnostics;
using System.Net;
using Benchmarking.Performance.Pages;
using Benchmarking.Performance.Timing;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Embedded;
using Microsoft.Extensions.Logging.Abstractions;

namespace Benchmarking.Performance.Flood;

/// <summary>
/// One organisation asks 200 times a second, from many network addresses, while a member of another one reads: how long they
/// wait beside how long they waited before, with the limits that are usual and with none. Threat 60.
/// </summary>
internal static class FloodComparison
{
    private const string Overview = "/benchmarks?group=all";
    private const string Flooding = "contributor@gentoo.example";
    private const string Reading = "contributor@aspire.example";
    private const int FloodPerSecond = 200;
    private const int Reads = 120;

    /// <summary>Long enough for what a limit lets through at once to be used up before the reader is timed.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan BetweenReads = TimeSpan.FromMilliseconds(250);

    public static async Task RunAsync(Options options, CancellationToken cancellation)
    {
        using var work = new WorkFolder();
        await using var server = await EmbeddedPostgres.StartAsync(
            PostgresBinaries.Find(AppContext.BaseDirectory), work["postgres"], NullLogger.Instance, cancellation, durable: false);
        await DatabaseConnection.EnsureDatabaseAsync(server.SuperuserConnectionString, PagesComparison.Database, cancellation);
        var owner = server.ConnectionString(PagesComparison.Database, EmbeddedPostgres.Superuser, server.Passwords.Superuser);
        var table = new TextTable("limits", "reader alone, p95 ms", "during the flood, p95 ms", "of it alone", "flood answered", "of which refused");
        foreach (var (name, times) in new[] { ("as usual", "1"), ("none", "100000") })
        {
            using var site = await PagesComparison.StartSite(server, owner, work["data"], kept: "00:05:00", cancellation, limits: times)
                .ReadyAsync("/sign-in", cancellation);
            await PagesComparison.DemonstrationAsync(owner, cancellation);
            var passwords = File.ReadLines(Path.Combine(work["data"], "demo-accounts.csv")).Select(line => line.Split(',')).ToDictionary(row => row[0], row => row[1]);
            using var flooding = await PagesComparison.SignInAsync(site.Address, passwords[Flooding], cancellation, Flooding);
            using var reading = await PagesComparison.SignInAsync(site.Address, passwords[Reading], cancellation, Reading);
            await ReadAsync(reading, site.Address, 20, cancellation); // warm-up, not timed
            var alone = await ReadAsync(reading, site.Address, Reads, cancellation);

            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var flood = FloodAsync(flooding, site.Address, stop.Token);
            await Task.Delay(Before, cancellation);
            var beside = await ReadAsync(reading, site.Address, Reads, cancellation);
            await stop.CancelAsync();
            var (answered, refused) = await flood;
            table.Add(name, TextTable.Number(alone), TextTable.Number(beside), TextTable.Number(beside / alone), $"{answered}", $"{refused}");
        }

        table.Print(Console.Out);
    }

    /// <summary>Somebody who reads one page after the other, each of which must come.</summary>
    /// <returns>What nineteen of twenty took at most, in milliseconds.</returns>
    private static async Task<double> ReadAsync(HttpClient reading, string address, int times, CancellationToken cancellation)
    {
        var took = new List<double>();
        for (var time = 0; time < times; time++)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await AskAsync(reading, address, "198.51.100.7", cancellation);
            answer.EnsureSuccessStatusCode();
            await answer.Content.CopyToAsync(Stream.Null, cancellation);
            took.Add(clock.Elapsed.TotalMilliseconds);
            await Task.Delay(BetweenReads, cancellation);
        }

        took.Sort();
        return took[(int)Math.Ceiling(took.Count * 0.95) - 1];
    }

    /// <summary>Asks by the clock and not by the answers, as somebody who means harm does.</summary>
    private static async Task<(int Answered, int Refused)> FloodAsync(HttpClient flooding, string address, CancellationToken cancellation)
    {
        var (answered, refused, sent, clock) = (0, 0, 0, Stopwatch.StartNew());
        var open = new List<Task>();
        while (!cancellation.IsCancellationRequested)
        {
            for (; sent < clock.Elapsed.TotalSeconds * FloodPerSecond; sent++)
                open.Add(OneAsync($"203.0.113.{sent % 250}"));
            open.RemoveAll(task => task.IsCompleted);
            await Task.Delay(5, CancellationToken.None);
        }

        await Task.WhenAll(open);
        return (answered, refused);

        async Task OneAsync(string from)
        {
            try
            {
                using var answer = await AskAsync(flooding, address, from, cancellation);
                Interlocked.Increment(ref answered);
                if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                    Interlocked.Increment(ref refused);
            }
            catch (Exception over) when (over is OperationCanceledException or HttpRequestException)
            {
                // The flood is over, or the site did not take the connection.
            }
        }
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, string address, string from, CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address + Overview);
        request.Headers.Add("X-Forwarded-For", from);
        return client.SendAsync(request, cancellation);
    }
}
