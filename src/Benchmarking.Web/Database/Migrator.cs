using Benchmarking.Web.Platform;
using Npgsql;

namespace Benchmarking.Web.Database;

/// <summary>
/// Brings a database up to date from numbered files: in order, each in its own transaction, by one instance at a time.
/// </summary>
public static class Migrator
{
    /// <summary>"benchmar" in ASCII: the lock all instances of the site agree on.</summary>
    private const long Lock = 0x62656e63686d6172;

    /// <param name="ownerConnectionString">A login that may become bm_owner, and make roles where they are missing.</param>
    /// <param name="files">In any order: their names decide.</param>
    /// <param name="logger">Told each file applied.</param>
    /// <param name="cancellation">Leaves whole files applied, never half of one.</param>
    /// <returns>How many files were applied now.</returns>
    public static async Task<int> ApplyAsync(
        string ownerConnectionString, IReadOnlyList<MigrationFile> files, ILogger logger, CancellationToken cancellation)
    {
        // Not pooled: closing the connection really ends the session, and with it the lock. No time limit: a lock or an
        // index may take its time.
        var builder = new NpgsqlConnectionStringBuilder(ownerConnectionString) { Pooling = false, CommandTimeout = 0 };
        await using var connection = new NpgsqlConnection(builder.ConnectionString);
        await connection.OpenAsync(cancellation);
        await RunAsync(connection, $"select pg_advisory_lock({Lock})", cancellation);

        var pending = (await MigrationHistory.ReadAsync(connection, cancellation)).Pending(files);
        foreach (var file in pending)
        {
            await ApplyAsync(connection, file, cancellation);
            logger.LogInformation("Applied migration {Name}.", file.Name);
        }

        return pending.Count;
    }

    /// <summary>For a site without an owner's login: looks, changes nothing, and refuses a database that is not up to date.</summary>
    public static async Task RefuseOutdatedAsync(
        string connectionString, IReadOnlyList<MigrationFile> files, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        if ((await MigrationHistory.ReadAsync(connection, cancellation)).Pending(files) is [var first, ..] pending)
            throw new StartRefused(
                $"The database lacks {pending.Count} migration(s), the first of them {first.Name}: start the site once with ConnectionStrings__Owner set, so that it may apply them.");
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, MigrationFile file, CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            if (!file.MakesRoles)
                await RunAsync(connection, "set local role bm_owner", cancellation);
            await RunAsync(connection, file.Sql, cancellation);
            if (file.MakesRoles)
                await RunAsync(connection, "set local role bm_owner", cancellation);
            await RecordAsync(connection, file, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (PostgresException failed)
        {
            throw new StartRefused(
                $"The migration {file.Name} failed: {failed.MessageText}. Nothing of this file was applied.", failed);
        }
    }

    private static async Task RecordAsync(NpgsqlConnection connection, MigrationFile file, CancellationToken cancellation)
    {
        await RunAsync(
            connection,
            """
            create table if not exists public.schema_version (
              name text constraint schema_version_pkey primary key,
              sha256 text not null,
              applied_at timestamptz not null default now());
            grant select on public.schema_version to bm_app, bm_engine;
            """,
            cancellation);
        await using var command = new NpgsqlCommand("insert into public.schema_version (name, sha256) values ($1, $2)", connection)
        {
            Parameters = { new() { Value = file.Name }, new() { Value = file.Sha256 } },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
