using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>
/// Whether made-up figures are on show, and which of the demonstration's quarters were still to be published when the
/// site started. Known once per process, for a demonstration comes and goes only at start.
/// </summary>
public sealed class DemonstrationHistory(TenantDoor door)
{
    private IReadOnlyList<Guid> _awaited = [];

    /// <summary>True where members of the demonstration exist.</summary>
    public bool IsShown { get; private set; }

    /// <summary>The collections whose publication was awaited at start, the newest first; empty once all are there.</summary>
    public IReadOnlyList<Guid> Awaited => _awaited;

    public async Task LookAsync(CancellationToken cancellation)
    {
        await using var transaction = await door.OpenPublicAsync(cancellation);
        IsShown = await transaction.Db.Organisations.AnyAsync(row => row.IsDemonstration, cancellation);
    }

    /// <summary>Remembers the publications asked for by the demonstration's administrator that are not there yet.</summary>
    public async Task AwaitAsync(Actor administrator, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(administrator, cancellation);
        _awaited = await transaction.Db.ConsortiumJobs
            .Where(job => job.Kind == JobKind.PublishCollection && job.RequestedBy == administrator.UserId)
            .Where(job => job.State == JobState.Queued || job.State == JobState.Running)
            .OrderBy(job => job.RequestedAt)
            .Select(job => job.Subject)
            .ToListAsync(cancellation);
    }

    /// <summary>How many of the awaited are published; null once nothing is awaited any more.</summary>
    public async Task<(int Done, int Total)?> ProgressAsync(TenantTransaction transaction, CancellationToken cancellation)
    {
        var awaited = _awaited;
        if (awaited.Count == 0)
            return null;

        var ids = awaited.Select(id => new CollectionId(id)).ToList();
        var left = await transaction.Db.Collections
            .CountAsync(row => ids.Contains(row.Id) && row.State == CollectionState.Closed, cancellation);
        if (left == 0)
            _awaited = [];
        return left == 0 ? null : (awaited.Count - left, awaited.Count);
    }

    /// <summary>True once the first of the awaited is published.</summary>
    public async Task<bool> HasLatestAsync(CancellationToken cancellation)
    {
        if (_awaited.Count == 0)
            return true;

        await using var transaction = await door.OpenPublicAsync(cancellation);
        var latest = new CollectionId(_awaited[0]);
        return await transaction.Db.Collections.AnyAsync(
            row => row.Id == latest && row.State != CollectionState.Closed, cancellation);
    }
}
