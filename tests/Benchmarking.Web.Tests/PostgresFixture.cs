using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Benchmarking.Web.Tests;

/// <summary>
/// One PostgreSQL server for the whole test process, in a temporary folder, with one database made from migrations/.
/// Tests share that database and use fresh organisations; those that need a database of their own ask for one.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private const string Database = "benchmarking";

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"benchmarking-tests-{Environment.ProcessId}-{Path.GetRandomFileName()}");
    private EmbeddedPostgres? server;
    private int databases;
    private readonly Lock starting = new();
    private readonly SemaphoreSlim migrating = new(1);
    private string? migrated;
    private Site? web;
    private NpgsqlDataSource? ownerSource;

    /// <summary>Where npm put PostgreSQL's programs.</summary>
    public static string Binaries { get; } = PostgresBinaries.Find(AppContext.BaseDirectory);

    public EmbeddedPostgres Server => server ?? throw new InvalidOperationException("The server has not been started.");

    /// <summary>As bm_app: what the site may do.</summary>
    public string Site => Server.ConnectionString(Database, DatabaseRoles.Site, Server.Passwords.Site);

    /// <summary>As bm_engine: what the worker may do.</summary>
    public string Engine => Server.ConnectionString(Database, DatabaseRoles.Engine, Server.Passwords.Engine);

    /// <summary>As superuser: for looking behind the wall, and for migrations.</summary>
    public string Owner => OwnerOf(Database);

    /// <summary>The site on this database, started when first asked for.</summary>
    public Site Web
    {
        get
        {
            // The factory itself would start twice for two tests that ask at once.
            lock (starting)
            {
                if (web is null)
                {
                    web = new Site(this);
                    _ = web.Services;
                }

                return web;
            }
        }
    }

    /// <summary>Connections as superuser, pooled.</summary>
    public NpgsqlDataSource OwnerSource => LazyInitializer.EnsureInitialized(ref ownerSource, () => NpgsqlDataSource.Create(Owner));

    public string OwnerOf(string database) => Server.ConnectionString(database, EmbeddedPostgres.Superuser, Server.Passwords.Superuser);

    public async ValueTask InitializeAsync()
    {
        server = await EmbeddedPostgres.StartAsync(Binaries, folder, NullLogger.Instance, CancellationToken.None, durable: false);
        await DatabaseConnection.EnsureDatabaseAsync(Server.SuperuserConnectionString, Database, CancellationToken.None);
        await Migrator.ApplyAsync(Owner, MigrationFiles.Embedded(), NullLogger.Instance, CancellationToken.None);
        await DatabaseRoles.SetLoginPasswordsAsync(Owner, Site, Engine, NullLogger.Instance, CancellationToken.None);
    }

    /// <summary>The name of a new, empty database. Roles belong to the server, so they are there already.</summary>
    public async Task<string> CreateEmptyDatabaseAsync()
    {
        var name = $"scratch_{Interlocked.Increment(ref databases)}";
        await DatabaseConnection.EnsureDatabaseAsync(Server.SuperuserConnectionString, name, TestContext.Current.CancellationToken);
        return name;
    }

    /// <summary>The name of a new database with every migration: a copy of one that is made once, for migrating takes longest.</summary>
    public async Task<string> CreateMigratedDatabaseAsync()
    {
        await migrating.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (migrated is null)
            {
                var name = await CreateEmptyDatabaseAsync();
                await Migrator.ApplyAsync(OwnerOf(name), MigrationFiles.Embedded(), NullLogger.Instance, TestContext.Current.CancellationToken);
                migrated = name;
            }

            return await CopyDatabaseAsync(migrated);
        }
        finally
        {
            migrating.Release();
        }
    }

    /// <summary>The name of a new database with the same rows as another, whose connections are closed first.</summary>
    public async Task<string> CopyDatabaseAsync(string original)
    {
        var name = $"scratch_{Interlocked.Increment(ref databases)}";
        await using var server = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(Server.SuperuserConnectionString) { Pooling = false });
        await using (var close = server.CreateCommand("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1"))
        {
            close.Parameters.Add(new() { Value = original });
            await close.ExecuteNonQueryAsync();
        }

        await using var copy = server.CreateCommand($"create database {name} template {original}");
        await copy.ExecuteNonQueryAsync();
        // Who may connect belongs to the server, so it is not copied with the rest.
        await using var rights = server.CreateCommand("update pg_database set datacl = (select datacl from pg_database where datname = $1) where datname = $2");
        rights.Parameters.Add(new() { Value = original });
        rights.Parameters.Add(new() { Value = name });
        await rights.ExecuteNonQueryAsync();
        return name;
    }

    public async ValueTask DisposeAsync()
    {
        if (web is not null)
            await web.DisposeAsync();
        if (ownerSource is not null)
            await ownerSource.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        migrating.Dispose();
        if (server is not null)
            await server.DisposeAsync();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
