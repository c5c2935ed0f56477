using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Embedded;
using Benchmarking.Web.Features.Seeding;
using Benchmarking.Web.Tenancy;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Benchmarking.Performance.Histories;

/// <summary>
/// The site's own database with its catalogue and one organisation, and beside it the rival's table: the same shape,
/// key and checks, no wall and no references, owned by the login that copies into it.
/// </summary>
internal sealed class HistoryDatabase : IAsyncDisposable
{
    private const string Name = "benchmarking";

    private readonly EmbeddedPostgres server;

    private HistoryDatabase(EmbeddedPostgres server)
    {
        this.server = server;
        Owner = NpgsqlDataSource.Create(OwnerConnection);
        Site = new SiteDatabase(SiteConnection);
    }

    public OrganisationId Organisation { get; } = new(Guid.NewGuid());

    public UserId User { get; } = new(Guid.NewGuid());

    /// <summary>An import for figures to belong to.</summary>
    public Guid Import { get; } = Guid.NewGuid();

    public NpgsqlDataSource Owner { get; }

    /// <summary>As bm_app.</summary>
    public SiteDatabase Site { get; }

    public string SiteConnection => server.ConnectionString(Name, DatabaseRoles.Site, server.Passwords.Site);

    private string OwnerConnection => server.ConnectionString(Name, EmbeddedPostgres.Superuser, server.Passwords.Superuser);

    public static async Task<HistoryDatabase> StartAsync(WorkFolder work, CancellationToken cancellation)
    {
        var server = await EmbeddedPostgres.StartAsync(
            PostgresBinaries.Find(AppContext.BaseDirectory), work["postgres"], NullLogger.Instance, cancellation, durable: false);
        await DatabaseConnection.EnsureDatabaseAsync(server.SuperuserConnectionString, Name, cancellation);
        var database = new HistoryDatabase(server);
        await Migrator.ApplyAsync(database.OwnerConnection, MigrationFiles.Embedded(), NullLogger.Instance, cancellation);
        await DatabaseRoles.SetLoginPasswordsAsync(
            database.OwnerConnection, database.SiteConnection,
            server.ConnectionString(Name, DatabaseRoles.Engine, server.Passwords.Engine), NullLogger.Instance, cancellation);
        await SeedCatalogue.RunAsync(database.OwnerConnection, NullLogger.Instance);
        await database.ExecuteAsync(database.Setup, cancellation);
        return database;
    }

    public async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var command = Owner.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<string[]> MetricsAsync(CancellationToken cancellation)
    {
        await using var command = Owner.CreateCommand("select array(select code from metrics order by position)");
        return (string[])(await command.ExecuteScalarAsync(cancellation))!;
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Owner.DisposeAsync();
        await server.DisposeAsync();
    }

    private string Setup =>
        $"""
        insert into organisations (id, slug, name, short_name, region, size_band, type, joined_at)
          values ('{Organisation}', 'timed', 'Timed', 'Timed', 'r', 's', 't', now());
        insert into history_imports (organisation_id, id, file_name, content, state, uploaded_at, uploaded_by)
          values ('{Organisation}', '{Import}', 'timed.csv', '', 'imported', now(), '{User}');
        create table bare (like history_figures including all);
        """;
}
