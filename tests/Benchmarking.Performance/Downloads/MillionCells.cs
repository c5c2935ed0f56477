using Benchmarking.Web.Database;
using Benchmarking.Web.Features.Releases.Store;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Performance.Downloads;

/// <summary>A release of a million cells, in a database that has nothing else.</summary>
internal static class MillionCells
{
    public const int Rows = 1_000_000;
    public const string Address = "/api/v1/releases/million/1.0.0";

    private static readonly Guid Release = Guid.NewGuid();

    /// <summary>What <c>cells.csv</c> has, as PostgreSQL itself writes it.</summary>
    public const string Copy =
        """
        copy (
          select p.number, c.period, c.group_code, c.metric_code, null::int, c.n, c.status, c.reason, null::text, c.base, c.lower_quartile,
            c.median, c.upper_quartile, c.p10, c.p90, c.mean, c.method, c.held_from
          from publications p join published_cells c on c.publication_id = p.id
          where p.number = any ('{1}')
          order by p.number, c.metric_code collate "C", c.group_code collate "C") to stdout (format csv)
        """;

    public static async Task FillAsync(string owner, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await using var fill = source.CreateCommand(
            $"""
            insert into publications (id, number, kind, period, title, source, method, minimum_for_median, minimum_for_quartiles, published_at)
              values ('{Release}', 1, 'national', '2025-Q1', 'Million', 'made up', 'rank-kernel-4', 5, 12, now());
            insert into published_groups select '{Release}', 'group-' || g, 'region', 'Group ' || g, g from generate_series(1, 100) g;
            insert into published_cells
              select '{Release}', '2025-Q1', 'metric-' || m, 'group-' || g, 12 + (m + g) % 40, 'published', null, 2, 2 * ((m * 7 + g) % 30),
                2 * ((m * 7 + g) % 30 + 5), 2 * ((m * 7 + g) % 30 + 9) + 0.5, null, null, null, 'rank-kernel-4', null
              from generate_series(1, {Rows / 100}) m, generate_series(1, 100) g;
            insert into releases (id, series, major, minor, patch, state, title, summary, licence, open, publications, records, case_studies,
                made_at, made_by, approved_at, approved_by, published_at)
              values ('{Release}', 'million', 1, 0, 0, 'published', 'Million', 'Made up', 'cc-by-4.0', true, array[1], 'none', false,
                now(), gen_random_uuid(), now(), gen_random_uuid(), now());
            analyze publications, published_cells;
            """);
        fill.CommandTimeout = 0;
        await fill.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Stores the same as a file of the release, with its compressed copy, as the engine does.</summary>
    public static async Task StoreAsync(string engine, string owner, Stream content, Stream compressed, CancellationToken cancellation)
    {
        await using var database = new EngineDatabase(engine);
        await using var db = new BenchmarkingDb(database.Options);
        db.Database.SetCommandTimeout(0);
        var (sha, bytes) = await db.StoreAsync(content, cancellation);
        var (encoded, _) = await db.StoreAsync(compressed, cancellation);
        await using var source = NpgsqlDataSource.Create(owner);
        await using var file = source.CreateCommand(
            $"insert into release_files values ('{Release}', 'cells.csv', 1, 'text/csv', '{sha}', '{encoded}', {bytes}, {Rows}, 'Cells', null)");
        await file.ExecuteNonQueryAsync(cancellation);
    }
}
