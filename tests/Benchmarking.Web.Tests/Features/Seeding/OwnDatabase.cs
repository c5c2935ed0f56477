using Benchmarking.Web.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Benchmarking.Web.Tests.Features.Seeding;

/// <summary>A migrated database of a test's own, with nothing in it.</summary>
public sealed record OwnDatabase(string Site, string Engine, string Owner)
{
    public static async Task<OwnDatabase> MakeAsync(PostgresFixture postgres)
    {
        var name = await postgres.CreateEmptyDatabaseAsync();
        var server = postgres.Server;
        var made = new OwnDatabase(
            server.ConnectionString(name, DatabaseRoles.Site, server.Passwords.Site),
            server.ConnectionString(name, DatabaseRoles.Engine, server.Passwords.Engine),
            postgres.OwnerOf(name));
        await Migrator.ApplyAsync(made.Owner, MigrationFiles.Embedded(), NullLogger.Instance, TestContext.Current.CancellationToken);
        return made;
    }

    /// <summary>As the superuser, who sees through every wall.</summary>
    public BenchmarkingDb Open() =>
        new(new DbContextOptionsBuilder<BenchmarkingDb>().UseNpgsql(Owner).Options) { EveryOrganisation = true };
}
