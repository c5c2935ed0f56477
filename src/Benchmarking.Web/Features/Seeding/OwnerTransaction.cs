using Benchmarking.Web.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Benchmarking.Web.Features.Seeding;

/// <summary>
/// One unit of work as the owner of the tables, at start alone: the site's own login may not write the catalogue.
/// Forced row-level security hides every member's rows from it all the same.
/// </summary>
public sealed class OwnerTransaction : IAsyncDisposable
{
    private readonly IDbContextTransaction _transaction;

    private OwnerTransaction(BenchmarkingDb db, IDbContextTransaction transaction) => (Db, _transaction) = (db, transaction);

    public BenchmarkingDb Db { get; }

    /// <summary>Instances that start together take turns: the second waits here until the first has committed.</summary>
    public static async Task<OwnerTransaction> OpenAsync(string connectionString, CancellationToken cancellation)
    {
        // Not pooled: no connection of the owner stays open behind the running site.
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        var db = new BenchmarkingDb(new DbContextOptionsBuilder<BenchmarkingDb>().UseNpgsql(builder.ConnectionString).Options);
        try
        {
            var transaction = await db.Database.BeginTransactionAsync(cancellation);
            await db.Database.ExecuteSqlAsync($"set local role bm_owner", cancellation);
            await db.Database.ExecuteSqlAsync(
                $"select pg_advisory_xact_lock(hashtextextended('seed data', 0))", cancellation);
            return new OwnerTransaction(db, transaction);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    public async Task CommitAsync(CancellationToken cancellation)
    {
        await Db.SaveChangesAsync(cancellation);
        await _transaction.CommitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Db.DisposeAsync();
    }
}
