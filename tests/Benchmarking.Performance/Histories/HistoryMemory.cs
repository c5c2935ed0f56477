using System.Diagnostics;
using System.Globalization;
using System.Text;
using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Features.History;
using Benchmarking.Web.Platform.Clerk;
using Benchmarking.Web.Platform.OrganisationJobs;
using Benchmarking.Web.Tenancy;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Benchmarking.Performance.Histories;

/// <summary>What the longest file costs in memory: the worker alone, in a process that has done nothing before.</summary>
internal static class HistoryMemory
{
    /// <summary>The entry of <c>Program.cs</c> that the fresh process is started with.</summary>
    public const string Entry = "history-worker";

    private const string Connection = "BENCHMARKING_HISTORY_SITE";

    public static async Task PrintAsync(HistoryDatabase database, string[] metrics, CancellationToken cancellation)
    {
        Console.WriteLine();
        var table = new TextTableRows();
        foreach (var rows in new[] { 1, HistoryReader.MostRows })
        {
            var file = File(metrics, rows);
            await QueueAsync(database, file, cancellation);
            var said = await InFreshProcessAsync(database, cancellation);
            table.Add(rows, file.Length, said);
        }

        table.Print();
    }

    /// <summary>Does the one job that waits and says the process's peak, in KiB, and how long it took, in ms.</summary>
    public static async Task WorkAsync(Options options, CancellationToken cancellation)
    {
        await using var site = new SiteDatabase(Environment.GetEnvironmentVariable(Connection)!);
        var door = new TenantDoor(site);
        var queue = new OrganisationJobQueue(new ClerkDoor(site), door, TimeProvider.System);
        var runner = new OrganisationJobRunner(
            queue, door, [new ImportHistory(TimeProvider.System)], TimeProvider.System, NullLogger<OrganisationJobRunner>.Instance);
        var clock = Stopwatch.StartNew();
        if (!await runner.DoNextAsync(cancellation)) throw new InvalidOperationException("No job waits.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Process.GetCurrentProcess().PeakWorkingSet64 / 1024} {clock.ElapsedMilliseconds}"));
    }

    private static byte[] File(string[] metrics, int rows)
    {
        var text = new StringBuilder("period,metric,area,value\n");
        for (var at = 0; at < rows; at++)
        {
            var period = Period.QuarterOf(2005 + (at / metrics.Length / 4 % 20), 1 + (at / metrics.Length % 4));
            text.Append(CultureInfo.InvariantCulture, $"{period},{metrics[at % metrics.Length]},E{at / metrics.Length / 80},{at % 50}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static async Task QueueAsync(HistoryDatabase database, byte[] file, CancellationToken cancellation)
    {
        await using var command = database.Owner.CreateCommand(
            """
            with emptied as (delete from history_figures), import as (
              insert into history_imports (organisation_id, file_name, content, state, uploaded_at, uploaded_by)
              values ($1, 'long.csv', $3, 'waiting', now(), $2) returning id)
            insert into organisation_jobs (organisation_id, kind, subject, state, requested_at, requested_by)
              select $1, 'import_history', id, 'queued', now(), $2 from import
            """);
        foreach (var value in new object[] { database.Organisation.Value, database.User.Value, file })
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<(long PeakKiB, long Milliseconds)> InFreshProcessAsync(HistoryDatabase database, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet") start.ArgumentList.Add(typeof(HistoryMemory).Assembly.Location);
        start.ArgumentList.Add(Entry);
        start.Environment[Connection] = database.SiteConnection;
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        await using var ask = database.Owner.CreateCommand("select message from organisation_jobs order by requested_at desc limit 1");
        Console.WriteLine($"The job said: {await ask.ExecuteScalarAsync(cancellation)}");
        var numbers = said.Split(' ');
        return (long.Parse(numbers[0], CultureInfo.InvariantCulture), long.Parse(numbers[1], CultureInfo.InvariantCulture));
    }

    private sealed class TextTableRows
    {
        private readonly Timing.TextTable table = new("rows in the file", "file, KiB", "peak of the process, MiB", "from claim to commit, ms");

        public void Add(int rows, int bytes, (long PeakKiB, long Milliseconds) said) => table.Add(
            $"{rows:N0}", $"{bytes / 1024:N0}", $"{said.PeakKiB / 1024:N0}", $"{said.Milliseconds:N0}");

        public void Print() => table.Print(Console.Out);
    }
}
