using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>
/// Whether made-up figures are on show, and which of the demonstration's quarters were still to be published when the
/// site started. Known once per process, for a demonstration comes only at start.
/// </summary>
public sealed class DemonstrationHistory(TenantDoor door)
{
    private IReadOnlyList<CollectionId> _awaited = [];

    /// <summary>True where members of the demonstration exist.</summary>
    public bool IsShown { get; private set; }

    public async Task LookAsync(CancellationToken cancellation)
    {
        await using var transaction = await door.OpenPublicAsync(cancellation);
        IsShown = await transaction.Db.Organisations.AnyAsync(row => row.IsDemonstration, cancellation);
    }

    /// <summary>Remembers what is closed and not published yet.</summary>
    /// <param name="history">The newest first.</param>
    public void Await(IReadOnlyList<CollectionStand> history) =>
        _awaited = [.. history.Where(stand => stand.State == CollectionState.Closed).Select(stand => stand.Id)];

    /// <summary>How many of the awaited are published; null once nothing is awaited any more.</summary>
    public async Task<(int Done, int Total)?> ProgressAsync(TenantTransaction transaction, CancellationToken cancellation)
    {
        var awaited = _awaited;
        if (awaited.Count == 0)
            return null;

        var left = await transaction.Db.Collections
            .CountAsync(row => awaited.Contains(row.Id) && row.State == CollectionState.Closed, cancellation);
        if (left > 0)
            return (awaited.Count - left, awaited.Count);

        _awaited = [];
        return null;
    }

    /// <summary>True once the newest of the awaited is published.</summary>
    public async Task<bool> HasLatestAsync(CancellationToken cancellation)
    {
        if (_awaited is not [var latest, ..])
            return true;

        await using var transaction = await door.OpenPublicAsync(cancellation);
        return await transaction.Db.Collections.AnyAsync(
            row => row.Id == latest && row.State != CollectionState.Closed, cancellation);
    }
}
