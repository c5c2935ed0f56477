using Benchmarking.Web.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Benchmarking.Web.Tests.Features.Seeding;

/// <summary>A migrated database of a test's own, with nothing in it.</summary>
public sealed record OwnDatabase(string Site, string Engine, string Owner)
{
    public static async Task<OwnDatabase> MakeAsync(PostgresFixture postgres)
    {
        var made = Of(postgres, await postgres.CreateEmptyDatabaseAsync());
        await Migrator.ApplyAsync(made.Owner, MigrationFiles.Embedded(), NullLogger.Instance, TestContext.Current.CancellationToken);
        return made;
    }

    /// <summary>Another database with the same rows, ids and keys. Nobody may be connected to this one, and nobody is afterwards.</summary>
    public async Task<OwnDatabase> CopyAsync(PostgresFixture postgres)
    {
        var copy = await postgres.CopyDatabaseAsync(new NpgsqlConnectionStringBuilder(Owner).Database!);
        return Of(postgres, copy);
    }

    /// <summary>As the superuser, who sees through every wall.</summary>
    public BenchmarkingDb Open() =>
        new(new DbContextOptionsBuilder<BenchmarkingDb>().UseNpgsql(Owner).Options) { EveryOrganisation = true };

    private static OwnDatabase Of(PostgresFixture postgres, string name) => new(
        postgres.Server.ConnectionString(name, DatabaseRoles.Site, postgres.Server.Passwords.Site),
        postgres.Server.ConnectionString(name, DatabaseRoles.Engine, postgres.Server.Passwords.Engine),
        postgres.OwnerOf(name));
}
