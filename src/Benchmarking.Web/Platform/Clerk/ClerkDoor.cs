using Benchmarking.Web.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Benchmarking.Web.Platform.Clerk;

/// <summary>
/// The clerk's door to the database: the site's login in the role bm_clerk for one transaction, which sees who belongs
/// where and how far everybody is, and no figure. For work behind the pages; no controller and no handler may ask for it
/// (a test looks).
/// </summary>
public sealed class ClerkDoor(SiteDatabase site)
{
    public async Task<ClerkTransaction> OpenAsync(CancellationToken cancellation)
    {
        var db = new BenchmarkingDb(site.Options) { EveryOrganisation = true };
        try
        {
            var transaction = await db.Database.BeginTransactionAsync(cancellation);
            await db.Database.ExecuteSqlAsync($"set local role bm_clerk", cancellation);
            return new ClerkTransaction(db, transaction);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }
}

/// <summary>One unit of the clerk's work; undone unless committed.</summary>
public sealed class ClerkTransaction(BenchmarkingDb db, IDbContextTransaction transaction) : IAsyncDisposable
{
    public BenchmarkingDb Db { get; } = db;

    public async Task CommitAsync(CancellationToken cancellation)
    {
        await Db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await Db.DisposeAsync();
    }
}
