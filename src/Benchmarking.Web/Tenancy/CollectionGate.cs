using Benchmarking.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Tenancy;

/// <summary>
/// Keeps a save and the closing of its collection apart: saves pass together, closing waits for them and lets none in.
/// Held until the transaction ends.
/// </summary>
public static class CollectionGate
{
    public static Task PassAsync(this BenchmarkingDb db, string period, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock_shared(hashtextextended('collection ' || {period}, 0))", cancellation);

    public static Task ShutAsync(this BenchmarkingDb db, string period, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended('collection ' || {period}, 0))", cancellation);
}
