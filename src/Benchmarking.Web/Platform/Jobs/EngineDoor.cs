using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore.Storage;

namespace Benchmarking.Web.Platform.Jobs;

/// <summary>The worker's door to the database, as bm_engine. No controller and no handler may ask for it (a test looks).</summary>
public sealed class EngineDoor(EngineDatabase engine)
{
    public async Task<EngineTransaction> OpenAsync(CancellationToken cancellation)
    {
        var db = new BenchmarkingDb(engine.Options) { EveryOrganisation = true };
        return new EngineTransaction(db, await db.Database.BeginTransactionAsync(cancellation));
    }
}

/// <summary>One unit of the worker's work; undone unless committed.</summary>
public sealed class EngineTransaction(BenchmarkingDb db, IDbContextTransaction transaction) : IAsyncDisposable
{
    /// <summary>What goes on the consortium's trail at the end: an entry holds the trail's lock from then on.</summary>
    private readonly List<ConsortiumAuditEntry> _trail = [];

    public BenchmarkingDb Db { get; } = db;

    /// <summary>Adds a line to the consortium's audit trail: done by the worker, for nobody's organisation.</summary>
    public void Audit(DateTimeOffset at, string action, string subject, string detail = "") =>
        _trail.Add(new ConsortiumAuditEntry { At = at, Action = action, Subject = subject, Detail = detail });

    public async Task CommitAsync(CancellationToken cancellation)
    {
        await Db.SaveChangesAsync(cancellation);
        if (_trail.Count > 0)
        {
            Db.AddRange(_trail);
            await Db.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await Db.DisposeAsync();
    }
}
