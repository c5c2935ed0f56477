using System.Diagnostics;
using Benchmarking.Web.Features.History;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Performance.Histories;

/// <summary>The site's own way from checked rows to kept figures, as bm_app inside the wall, with the time of each step.</summary>
internal sealed class OurPath(HistoryDatabase database)
{
    private readonly Dictionary<string, List<double>> times = [];

    public async Task RunAsync(HistoryRow[] rows, Func<NpgsqlConnection, Task> begin, CancellationToken cancellation)
    {
        await using var tenant = await new TenantDoor(database.Site).OpenForWorkAsync(database.Organisation, database.User, cancellation);
        await begin((NpgsqlConnection)tenant.Db.Database.GetDbConnection());
        var store = new HistoryStore(tenant.Db, database.Organisation, database.Import);
        await TimeAsync("temporary table", () => store.PrepareAsync(cancellation));
        await TimeAsync("COPY into it", () => Task.Run(() => Stage((NpgsqlConnection)tenant.Db.Database.GetDbConnection(), rows), cancellation));
        await TimeAsync("look for rows given twice", async () =>
        {
            if ((await store.DuplicatesAsync(cancellation)).Count != 0) throw new InvalidOperationException("No row is given twice.");
        });
        await HistoryStore.LockAsync(tenant.Db, database.Organisation, cancellation);
        await TimeAsync("compare with what is there", () => store.CompareAsync(cancellation));
        await TimeAsync("insert … select", () => store.TakeOverAsync(cancellation));
        await TimeAsync("commit", () => tenant.CommitAsync(cancellation));
    }

    /// <summary>The medians of the steps of odd runs: every other one is of the same file again.</summary>
    public Func<IEnumerable<(string Step, double Milliseconds)>> Steps() => () => times.Select(step =>
    {
        var first = step.Value.Where((_, at) => at % 2 == 0).Order().ToList();
        return (step.Key, first[first.Count / 2]);
    });

    private static void Stage(NpgsqlConnection connection, HistoryRow[] rows)
    {
        using var staging = new HistoryStaging(connection);
        foreach (var row in rows) staging.Add(row);
        staging.Complete();
    }

    private async Task TimeAsync(string step, Func<Task> run)
    {
        var clock = Stopwatch.StartNew();
        await run();
        if (!times.TryGetValue(step, out var taken)) times[step] = taken = [];
        taken.Add(clock.Elapsed.TotalMilliseconds);
    }
}
