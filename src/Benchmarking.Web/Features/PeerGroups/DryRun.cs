using Benchmarking.Engine;
using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Collections;
using Benchmarking.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>
/// Publishes on trial what was published of the last year, with one more peer group and the real ledger, and tries the
/// attacks on it. Nothing is written; all that comes out is one <see cref="DryVerdict"/>.
/// </summary>
/// <param name="number">The number that the next publication would have.</param>
internal sealed class DryRun(
    BenchmarkingDb db, PeerGroupRow group, IReadOnlyList<IAttack> attacks, int number, DateTimeOffset now, IJobProgress progress)
{
    /// <summary>How many of the latest published collections are tried: those of a year.</summary>
    private const int Quarters = 4;

    private readonly List<Observation> _tried = [];
    private readonly List<Cell> _cells = [];
    private Ledger? _ledger;

    /// <summary>
    /// The oldest first, each beside what the trial of those before it would have shown. All are tried, whatever the first
    /// of them comes to: where it stopped, and how long it took, would tell of which quarter a group is refused.
    /// </summary>
    public async Task<DryVerdict> RunAsync(CancellationToken cancellation)
    {
        var collections = await LatestAsync(cancellation);
        var isSafe = true;
        for (var at = 0; at < collections.Count; at++)
        {
            var said = $"{Period.Parse(collections[at].Period).Short} ({at + 1} of {collections.Count})";
            isSafe &= await IsSafeAsync(collections[at], number + at, new WithinPart(progress, said), cancellation);
        }

        return isSafe ? Judge(_cells) : DryVerdict.Unsafe;
    }

    /// <summary>What the group's own cells of the trial come to; cells tell no more of values than their codes do.</summary>
    internal static DryVerdict Judge(IReadOnlyList<Cell> cells)
    {
        var collected = cells.Where(cell => cell.Status != CellStatus.NotCollected).ToList();
        if (collected.Count == 0)
            return DryVerdict.NothingToCompare;
        return collected.Exists(cell => cell.Median is not null) ? DryVerdict.Safe : DryVerdict.Unsafe;
    }

    private async Task<bool> IsSafeAsync(Collection collection, int release, IJobProgress staged, CancellationToken cancellation)
    {
        var signed = await SignedReturns.ReadAsync(db, collection, cancellation, tried: group.Id);
        // A figure without a radius is never published, so it is not published on trial either.
        var metrics = collection.Metrics.OrderBy(metric => metric.Position).Select(metric => metric.Definition.ForEngine())
            .Where(metric => metric.Sensitivity == Sensitivity.Public || metric.Tolerance is not null).ToList();
        var codes = metrics.Select(metric => metric.Code).ToHashSet(StringComparer.Ordinal);
        signed = signed with { Observations = [.. signed.Observations.Where(one => codes.Contains(one.Metric))] };
        if (signed.Observations.Count == 0)
            return true;

        var read = await db.InputAsync(Pretended(collection, release), signed, metrics, cancellation);
        var input = read with { Ledger = _ledger ?? read.Ledger, Earlier = [.. read.Earlier, .. _tried] };
        var outcome = await EngineRun.PublishAsync(input, staged, cancellation);
        var found = await AttacksFirst.RunAsync(attacks, input, outcome, staged, cancellation, always: true);
        _ledger = input.Ledger.With(outcome.Entries, outcome.Inputs);
        _tried.AddRange(signed.Observations);
        _cells.AddRange(outcome.Cells.Where(cell => cell.Group == group.Code));
        return !found.Any(attack => attack.Stops);
    }

    private async Task<List<Collection>> LatestAsync(CancellationToken cancellation)
    {
        var latest = await db.Collections.AsNoTracking()
            .Include(row => row.Metrics).ThenInclude(metric => metric.Definition)
            .Where(row => db.Publications.Any(publication => publication.CollectionId == row.Id))
            .OrderByDescending(row => row.Period).Take(Quarters).ToListAsync(cancellation);
        latest.Reverse();
        return latest;
    }

    /// <summary>A publication that is never kept.</summary>
    private Publication Pretended(Collection collection, int release) => new()
    {
        Number = release,
        Kind = PublicationKind.Revision,
        CollectionId = collection.Id,
        Period = collection.Period,
        Title = "",
        Source = "",
        Method = "",
        PublishedAt = now,
    };
}

/// <summary>What a trial says of a group: whether it may go live, and no more than may be said of why not.</summary>
internal enum DryVerdict
{
    Safe,

    /// <summary>Nothing is published yet that it could be tried on.</summary>
    NothingToCompare,

    /// <summary>
    /// An attack succeeds, or no median of it could be shown. It follows from figures, or from who sent any, so nothing
    /// more may be said.
    /// </summary>
    Unsafe,
}
