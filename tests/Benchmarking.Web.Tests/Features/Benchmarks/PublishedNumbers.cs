using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Tests.Features.Benchmarks;

/// <summary>What the engine published, written as the engine's login.</summary>
internal static class PublishedNumbers
{
    public const int Provisional = 2;
    public const int Final = 3;
    public const int National = 4;
    public const string NorthWest = "region:north-west";

    public static async Task AddAsync(BenchmarkingDb db, CancellationToken cancellation)
    {
        var collections = await db.Collections.ToDictionaryAsync(row => row.Period, row => row.Id, cancellation);
        Publication Publication(int number, PublicationKind kind, string period) => new()
        {
            Number = number,
            Kind = kind,
            CollectionId = kind == PublicationKind.National ? null : collections[period],
            Period = period,
            Title = $"Publication of {period}",
            Source = "Members’ signed-off returns",
            Method = "hyndman-fan-7",
            MinimumForMedian = kind == PublicationKind.National ? 1 : 5,
            MinimumForQuartiles = kind == PublicationKind.National ? 1 : 12,
            PublishedAt = new DateTimeOffset(2026, 1, 10, 12, 0, 0, TimeSpan.Zero).AddDays(number),
        };

        await WriteAsync(
            Publication(1, PublicationKind.Final, PublishedConsortium.Oldest),
            Shown("listened", "all", 19, 55, 62, 70), Shown("cost", "all", 18, 8, 12, 18), Shown("below-standard", "all", 15, 0, 1, 3));
        await WriteAsync(
            Publication(Provisional, PublicationKind.Provisional, PublishedConsortium.Latest),
            Shown("listened", "all", 14, 11, 22, 33), Shown("cost", "all", 14, 44, 55, 66), Shown("below-standard", "all", 14, 7, 8, 9));
        await WriteAsync(
            Publication(Final, PublicationKind.Final, PublishedConsortium.Latest),
            Shown("listened", "all", 20, 58.25m, 66, 73),
            Shown("cost", "all", 18, 8, 12.125m, 18),
            Missing("below-standard", "all", CellStatus.Withheld, Reason.V),
            MedianOnly("listened", NorthWest, 8, 67.5m),
            Missing("cost", NorthWest, CellStatus.NotEnough, Reason.N1),
            Missing("below-standard", NorthWest, CellStatus.NotEnough, Reason.N1));
        await WriteAsync(
            Publication(National, PublicationKind.National, "2024-25"),
            Shown("TP06.LCRA", "all", 355, 52.3m, 60.4m, 67.9m));

        async Task WriteAsync(Publication publication, params PublishedCell[] cells)
        {
            db.Publications.Add(publication);
            await db.SaveChangesAsync(cancellation);
            foreach (var (code, dimension, name) in new[] { ("all", "all", "All members"), (NorthWest, "region", "North West") })
            {
                if (cells.Any(cell => cell.GroupCode == code))
                    db.PublishedGroups.Add(new() { PublicationId = publication.Id, Code = code, Dimension = dimension, Name = name });
            }

            await db.SaveChangesAsync(cancellation);
            foreach (var cell in cells)
                (cell.PublicationId, cell.Period) = (publication.Id, publication.Period);
            db.PublishedCells.AddRange(cells);
            await db.SaveChangesAsync(cancellation);
        }
    }

    private static PublishedCell Shown(string metric, string group, int n, decimal lower, decimal median, decimal upper)
    {
        var cell = Missing(metric, group, CellStatus.Published, null);
        (cell.N, cell.LowerQuartile, cell.Median, cell.UpperQuartile) = (n, lower, median, upper);
        return cell;
    }

    private static PublishedCell MedianOnly(string metric, string group, int n, decimal median)
    {
        var cell = Missing(metric, group, CellStatus.Published, Reason.N2);
        (cell.N, cell.Median) = (n, median);
        return cell;
    }

    private static PublishedCell Missing(string metric, string group, CellStatus status, Reason? reason) => new()
    {
        Period = "",
        MetricCode = metric,
        GroupCode = group,
        Status = status,
        Reason = reason,
        Method = "hyndman-fan-7",
    };
}
