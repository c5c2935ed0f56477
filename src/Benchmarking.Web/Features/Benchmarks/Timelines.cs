using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>Finds the publications to show.</summary>
public static class Timelines
{
    /// <summary>
    /// The newest publication of each of the last quarters: a final one replaces the provisional one of its quarter.
    /// Null while nothing is published.
    /// </summary>
    /// <param name="only">Numbers of the publications to choose from; null for all.</param>
    public static async Task<Timeline?> FindTimelineAsync(
        this BenchmarkingDb db, string? group, CancellationToken cancellation, int[]? only = null)
    {
        var known = only is null ? db.Publications : db.Publications.Where(row => only.Contains(row.Number));
        var rows = await (
                from publication in known
                where publication.Kind != PublicationKind.National
                    && !known.Any(newer => newer.Period == publication.Period
                        && newer.Kind != PublicationKind.National && newer.Number > publication.Number)
                orderby publication.Period descending
                select new QuarterRow
                {
                    Publication = publication,
                    NothingToReport = db.SignedReturns
                        .Where(own => own.CollectionId == publication.CollectionId)
                        .OrderByDescending(own => own.Revision)
                        .Select(own => (bool?)own.NothingToReport)
                        .FirstOrDefault(),
                    Groups = db.PublishedGroups
                        .Where(row => row.PublicationId == publication.Id)
                        .OrderBy(row => row.Position)
                        .Select(row => new GroupOption(row.Code, row.Dimension, row.Name))
                        .ToList(),
                })
            .Take(Timeline.Longest).AsNoTracking().ToListAsync(cancellation);
        if (rows.Count == 0)
            return null;

        var timeline = Make(rows, group ?? PeerGroup.All);
        return timeline.Missing is { } code
            ? timeline with { Why = await db.WhyMissingAsync(code, timeline.Groups, cancellation) }
            : timeline;
    }

    private static Timeline Make(List<QuarterRow> newestFirst, string asked)
    {
        var groups = newestFirst[0].Groups;
        var quarters = newestFirst.Select(Quarter).Reverse().ToList();

        // A quarter left out long ago must not stretch the axis over years.
        var earliest = quarters[^1].Period;
        for (var step = 1; step < Timeline.Longest; step++)
            earliest = earliest.Previous;
        quarters.RemoveAll(quarter => quarter.Period.CompareTo(earliest) < 0);

        var found = groups.SingleOrDefault(option => option.Code == asked);
        var all = groups.SingleOrDefault(option => option.IsAll) ?? new GroupOption(PeerGroup.All, "all", "All members");
        return new Timeline(quarters, groups, found ?? all, found is null && asked != PeerGroup.All ? asked : null);
    }

    private static PublishedQuarter Quarter(QuarterRow row) => new(
        row.Publication.Id,
        row.Publication.Number,
        row.Publication.Kind,
        Period.Parse(row.Publication.Period),
        row.Publication.PublishedAt,
        row.Publication.Method,
        row.Publication.MinimumForMedian,
        row.Publication.MinimumForQuartiles,
        row.NothingToReport switch
        {
            null => OwnReturn.None,
            true => OwnReturn.NothingToReport,
            false => OwnReturn.SignedOff,
        })
    {
        Collection = row.Publication.CollectionId!.Value,
    };

    private sealed class QuarterRow
    {
        public required Publication Publication { get; init; }

        public bool? NothingToReport { get; init; }

        public required List<GroupOption> Groups { get; init; }
    }
}
