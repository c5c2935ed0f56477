using Benchmarking.Web.Database.Embedded;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Database;

/// <summary>The databases, ready to use: up to date, with logins that have no more power than they need.</summary>
/// <param name="Site">For bm_app.</param>
/// <param name="Engine">For bm_engine.</param>
/// <param name="Owner">For migrations; nothing where the operator applies them.</param>
/// <param name="Readers">Standbys, where there are any.</param>
/// <param name="Server">The site's own server, where it started one.</param>
public sealed record PreparedDatabases(string Site, string Engine, string? Owner, string? Readers, EmbeddedPostgres? Server) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Server?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>All that has to happen to the database before the site serves its first page.</summary>
public static class DatabaseSetup
{
    private const string DatabaseName = "benchmarking";

    /// <summary>Uses the servers of the connection strings; where there are none, starts one in the data folder.</summary>
    /// <exception cref="StartRefused">With the one sentence to print.</exception>
    public static async Task<PreparedDatabases> PrepareAsync(
        IConfiguration configuration, string dataFolder, IHostEnvironment environment, ILogger logger, CancellationToken cancellation)
    {
        var databases = Configured(configuration);
        if (databases is null && environment.IsProduction())
            throw new StartRefused(
                "In Production the site needs a PostgreSQL server of its own: set ConnectionStrings__Site, __Engine and __Owner (or ASPNETCORE_ENVIRONMENT=Development to try the site out).");
        databases ??= await StartOwnAsync(dataFolder, environment, logger, cancellation);
        try
        {
            await BringUpToDateAsync(databases, logger, cancellation);
            return databases;
        }
        catch
        {
            await databases.DisposeAsync();
            throw;
        }
    }

    private static PreparedDatabases? Configured(IConfiguration configuration)
    {
        var (site, engine, owner) = (Named(configuration, "Site"), Named(configuration, "Engine"), Named(configuration, "Owner"));
        if (site is not null && engine is not null)
            return new PreparedDatabases(site, engine, owner, Named(configuration, "Readers"), null);
        if (site is null && engine is null && owner is null)
            return null;
        var missing = site is null ? "ConnectionStrings__Site" : "ConnectionStrings__Engine";
        throw new StartRefused($"{missing} is not set, though another connection string is: set Site and Engine (and Owner, for migrations), or none of them.");
    }

    private static string? Named(IConfiguration configuration, string name) =>
        configuration.GetConnectionString(name) is { } text && !string.IsNullOrWhiteSpace(text) ? DatabaseConnection.Checked(name, text) : null;

    private static async Task<PreparedDatabases> StartOwnAsync(
        string dataFolder, IHostEnvironment environment, ILogger logger, CancellationToken cancellation)
    {
        var binaries = PostgresBinaries.Find(environment.ContentRootPath);
        var server = await EmbeddedPostgres.StartAsync(binaries, dataFolder, logger, cancellation);
        await DatabaseConnection.EnsureDatabaseAsync(server.SuperuserConnectionString, DatabaseName, cancellation);
        return new PreparedDatabases(
            server.ConnectionString(DatabaseName, DatabaseRoles.Site, server.Passwords.Site),
            server.ConnectionString(DatabaseName, DatabaseRoles.Engine, server.Passwords.Engine),
            server.ConnectionString(DatabaseName, EmbeddedPostgres.Superuser, server.Passwords.Superuser),
            null,
            server);
    }

    private static async Task BringUpToDateAsync(PreparedDatabases databases, ILogger logger, CancellationToken cancellation)
    {
        var files = MigrationFiles.Embedded();
        if (databases.Owner is { } owner)
        {
            await DatabaseConnection.RefuseUnreachableAsync("Owner", owner, cancellation);
            await Migrator.ApplyAsync(owner, files, logger, cancellation);
            await DatabaseRoles.SetLoginPasswordsAsync(owner, databases.Site, databases.Engine, logger, cancellation);
        }

        await DatabaseConnection.RefuseUnreachableAsync("Site", databases.Site, cancellation);
        await DatabaseConnection.RefuseUnreachableAsync("Engine", databases.Engine, cancellation);
        if (databases.Owner is null)
            await Migrator.RefuseOutdatedAsync(databases.Site, files, cancellation);
        await LoginPower.RefuseTooMuchPowerOfSiteAsync(databases.Site, cancellation);
        await LoginPower.RefuseTooMuchPowerOfEngineAsync(databases.Engine, cancellation);
    }
}
