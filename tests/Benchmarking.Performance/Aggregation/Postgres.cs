using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NpgsqlTypes;

namespace Benchmarking.Performance.Aggregation;

/// <summary>The site's own PostgreSQL in a temporary folder, with the figures as rows and as one packed row per return.</summary>
internal sealed class Postgres : IAsyncDisposable
{
    private const string Statistics = """
        select metric, period, peers, count(value)::int as n, avg(value) as mean,
          percentile_cont(array[{0}]::float8[]) within group (order by value) as quantiles
        from {1} join member using (organisation) group by metric, period, peers
        """;

    /// <summary>As anybody would write it.</summary>
    public static readonly string Plain = string.Format(Statistics, Shares, "figure");

    /// <summary>Rows come sorted by what is grouped by, so that PostgreSQL sorts many small heaps, not one large one.</summary>
    public static readonly string Expert = string.Format(
        Statistics, Shares, "(select * from figure order by metric, period offset 0) as figure");

    private readonly EmbeddedPostgres server;
    private readonly NpgsqlDataSource source;

    private Postgres(EmbeddedPostgres server)
    {
        this.server = server;
        source = NpgsqlDataSource.Create(server.SuperuserConnectionString);
    }

    private static string Shares => string.Join(", ", GeneratedFigures.Probabilities);

    public static async Task<Postgres> StartAsync(WorkFolder work, CancellationToken cancellation)
    {
        var binaries = PostgresBinaries.Find(AppContext.BaseDirectory);
        var server = await EmbeddedPostgres.StartAsync(
            binaries, work["postgres"], NullLogger.Instance, cancellation, durable: false);
        return new Postgres(server);
    }

    /// <summary>A connection with room to sort in memory: PostgreSQL's own setting of 4 MB would be too easy a rival.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        await ExecuteAsync(connection, "set work_mem = '256MB'; set maintenance_work_mem = '256MB'", cancellation);
        return connection;
    }

    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Puts the figures there in the order in which returns come in: period by period, organisation by organisation.</summary>
    public async Task LoadAsync(GeneratedFigures figures, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await ExecuteAsync(connection, """
            drop table if exists figure, packed_return, member, results;
            create unlogged table figure (organisation int not null, metric int not null, period int not null, value float8);
            create unlogged table packed_return (organisation int not null, period int not null, values float8[] not null);
            create unlogged table member (organisation int not null, peers int not null);
            """, cancellation);
        await CopyFiguresAsync(connection, figures, cancellation);
        await CopyPackedAsync(connection, figures, cancellation);
        await CopyMembersAsync(connection, figures, cancellation);
        await ExecuteAsync(connection, "vacuum analyze figure, packed_return, member", cancellation);
    }

    public async Task<List<ResultRow>> ResultsAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var command = new NpgsqlCommand("select metric, period, peers, n, mean, quantiles from results where n > 0", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<ResultRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new ResultRow(
                reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetDouble(4),
                reader.GetFieldValue<double[]>(5)));
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await server.DisposeAsync();
    }

    private static async Task CopyFiguresAsync(NpgsqlConnection connection, GeneratedFigures figures, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy figure from stdin (format binary)", cancellation);
        foreach (var row in figures.Rows())
        {
            copy.StartRow();
            copy.Write(row.Organisation, NpgsqlDbType.Integer);
            copy.Write(row.Metric, NpgsqlDbType.Integer);
            copy.Write(row.Period, NpgsqlDbType.Integer);
            if (row.Value is { } value) copy.Write(value, NpgsqlDbType.Double);
            else copy.WriteNull();
        }

        await copy.CompleteAsync(cancellation);
    }

    private static async Task CopyPackedAsync(NpgsqlConnection connection, GeneratedFigures figures, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy packed_return from stdin (format binary)", cancellation);
        foreach (var packed in figures.Rows().Chunk(GeneratedFigures.Metrics))
        {
            copy.StartRow();
            copy.Write(packed[0].Organisation, NpgsqlDbType.Integer);
            copy.Write(packed[0].Period, NpgsqlDbType.Integer);
            copy.Write(packed.Select(row => row.Value ?? double.NaN).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Double);
        }

        await copy.CompleteAsync(cancellation);
    }

    private static async Task CopyMembersAsync(NpgsqlConnection connection, GeneratedFigures figures, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy member from stdin (format binary)", cancellation);
        foreach (var row in figures.MemberRows())
        {
            copy.StartRow();
            copy.Write(row.Organisation, NpgsqlDbType.Integer);
            copy.Write(row.Group, NpgsqlDbType.Integer);
        }

        await copy.CompleteAsync(cancellation);
    }
}
