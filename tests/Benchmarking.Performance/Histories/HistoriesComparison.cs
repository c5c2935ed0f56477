using Benchmarking.Engine;
using Benchmarking.Performance.Timing;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.History;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Benchmarking.Performance.Histories;

/// <summary>
/// What it costs to keep earlier figures behind the wall, all or nothing and compared with what is there, beside a bare
/// COPY of the same rows into a table without a wall.
/// </summary>
internal static class HistoriesComparison
{
    private const int Rows = 50_000;
    private const int Few = 5_000;
    private const int Batch = 1_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task RunAsync(Options options, CancellationToken cancellation)
    {
        using var work = new WorkFolder();
        await using var database = await HistoryDatabase.StartAsync(work, cancellation);
        var metrics = await database.MetricsAsync(cancellation);
        var rows = Enumerable.Range(0, Rows).Select(at => RowOf(metrics, at)).ToArray();
        var ours = new OurPath(database);

        Console.WriteLine($"{Rows:N0} figures of nine columns, {Environment.ProcessorCount} cores, PostgreSQL of the site. Medians of {options.Rounds} rounds.\n");
        var contest = new Contest(options.Rounds, Patience);
        var bare = contest.Add("binary COPY, no wall", () => BothSides.TimeAsync(begin => CopyAsync(database, rows, begin, cancellation)), () => EmptyAsync(database, cancellation));
        var first = contest.Add("ours, into an empty history", () => BothSides.TimeAsync(begin => ours.RunAsync(rows, begin, cancellation)), () => EmptyAsync(database, cancellation));
        var steps = ours.Steps();
        var again = contest.Add("ours, the same file again", () => BothSides.TimeAsync(begin => ours.RunAsync(rows, begin, cancellation)));
        var saved = contest.Add(
            $"SaveChanges by {Batch:N0}, {Few:N0} figures only", () => BothSides.TimeAsync(begin => SaveAsync(database, rows.AsMemory(0, Few), begin, cancellation)), () => EmptyAsync(database, cancellation));
        await contest.RunAsync(cancellation);

        var table = new TextTable("contender", "ms", "processor ms", "a figure, µs", "vs bare COPY", "the same, processor");
        foreach (var (contender, figures) in new[] { (bare, Rows), (first, Rows), (again, Rows), (saved, Few) })
        {
            var scale = (double)Rows / figures;
            table.Add(
                contender.Name, TextTable.Number(contender.Median), TextTable.Number(contender.Processor),
                TextTable.Number(contender.Median * 1000 / figures), TextTable.Number(contender.Median * scale / bare.Median),
                TextTable.Number(contender.Processor * scale / bare.Processor));
        }

        table.Print(Console.Out);

        Console.WriteLine("\nWhere the time goes, first time, medians:\n");
        var parts = new TextTable("step", "ms");
        foreach (var (step, ms) in steps())
            parts.Add(step, TextTable.Number(ms));
        parts.Print(Console.Out);
        await HistoryMemory.PrintAsync(database, metrics, cancellation);
    }

    private static HistoryRow RowOf(string[] metrics, int at)
    {
        var period = Period.QuarterOf(2005 + (at / metrics.Length / 4 % 20), 1 + (at / metrics.Length % 4));
        return new HistoryRow(
            at + 2, metrics[at % metrics.Length], period.ToString(), $"Estate {at / metrics.Length / 80}",
            new HistoryNumbers(at % 100 + 0.5m, at % 100 * 10 + 5, 1000, null));
    }

    private static Task EmptyAsync(HistoryDatabase database, CancellationToken cancellation) =>
        database.ExecuteAsync("truncate history_figures, bare; checkpoint", cancellation);

    private static async Task CopyAsync(HistoryDatabase database, HistoryRow[] rows, Func<NpgsqlConnection, Task> begin, CancellationToken cancellation)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(cancellation);
        await begin(connection);
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy bare (organisation_id, metric_code, period, area, value, numerator, denominator, marker, import_id) from stdin (format binary)",
            cancellation);
        foreach (var row in rows)
        {
            copy.StartRow();
            copy.Write(database.Organisation.Value, NpgsqlDbType.Uuid);
            copy.Write(row.Metric, NpgsqlDbType.Text);
            copy.Write(row.Period, NpgsqlDbType.Text);
            copy.Write(row.Area, NpgsqlDbType.Text);
            copy.Write(row.Numbers.Value!.Value, NpgsqlDbType.Numeric);
            copy.Write(row.Numbers.Numerator!.Value, NpgsqlDbType.Numeric);
            copy.Write(row.Numbers.Denominator!.Value, NpgsqlDbType.Numeric);
            copy.WriteNull();
            copy.Write(database.Import, NpgsqlDbType.Uuid);
        }

        await copy.CompleteAsync(cancellation);
    }

    private static async Task SaveAsync(HistoryDatabase database, ReadOnlyMemory<HistoryRow> rows, Func<NpgsqlConnection, Task> begin, CancellationToken cancellation)
    {
        await using var tenant = await new TenantDoor(database.Site).OpenForWorkAsync(database.Organisation, database.User, cancellation);
        await begin((NpgsqlConnection)tenant.Db.Database.GetDbConnection());
        for (var at = 0; at < rows.Length; at += Batch)
        {
            tenant.Db.HistoryFigures.AddRange(rows.Slice(at, Batch).ToArray().Select(row => new HistoryFigure
            {
                OrganisationId = database.Organisation,
                MetricCode = row.Metric,
                Period = row.Period,
                Area = row.Area,
                Value = row.Numbers.Value,
                Numerator = row.Numbers.Numerator,
                Denominator = row.Numbers.Denominator,
                ImportId = database.Import,
            }));
            await tenant.Db.SaveChangesAsync(cancellation);
            tenant.Db.ChangeTracker.Clear();
        }

        await tenant.CommitAsync(cancellation);
    }
}
