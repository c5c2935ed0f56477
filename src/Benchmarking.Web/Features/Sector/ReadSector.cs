using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.PeerGroups;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Sector;

/// <summary>All metrics over the quarters shown, of one peer group. Nobody's own figure can be among them.</summary>
public sealed record SectorFigures(Timeline Timeline, IReadOnlyList<MetricSeries> Series);

/// <summary>One metric in every group of the latest publication.</summary>
/// <param name="Cells">By the group's code.</param>
/// <param name="Known">Every live group, and who is in it by attributes.</param>
public sealed record SectorSplit(
    Timeline Timeline,
    IReadOnlyList<MetricSeries> Series,
    MetricSubject Subject,
    IReadOnlyDictionary<string, Cell> Cells,
    IReadOnlyList<PeerGroupRow> Known,
    IReadOnlyList<MemberAttributes> Members);

/// <summary>
/// What the steering group's pages are made of: publications alone, read without an organisation, so that not even the
/// database could put a member's figure among them.
/// </summary>
public sealed class ReadSector(TenantDoor door)
{
    /// <summary>Null while nothing is published.</summary>
    public async Task<SectorFigures?> LoadAsync(string? group, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenPublicAsync(cancellation);
        var timeline = await transaction.Db.FindTimelineAsync(group, cancellation);
        return timeline is null
            ? null
            : new SectorFigures(timeline, await transaction.Db.ReadSeriesAsync(timeline, Perspective.Sector, alone: null, cancellation));
    }

    /// <summary>Null while nothing is published, or where the latest publication has no such metric.</summary>
    /// <param name="code">The metric; null for the first there is.</param>
    public async Task<SectorSplit?> LoadSplitAsync(string? code, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenPublicAsync(cancellation);
        var db = transaction.Db;
        if (await db.FindTimelineAsync(PeerGroup.All, cancellation) is not { } timeline)
            return null;

        var all = await db.ReadSeriesAsync(timeline, Perspective.Sector, alone: null, cancellation);
        var series = all.Where(one => one.Latest.Cell is not null).ToList();
        if ((code is null ? series.FirstOrDefault() : series.Find(one => one.Subject.Code == code)) is not { } chosen)
            return null;

        var cells = await db.PublishedCells.AsNoTracking()
            .Where(cell => cell.PublicationId == timeline.Latest.Id && cell.MetricCode == chosen.Subject.Code).ToListAsync(cancellation);
        return new SectorSplit(
            timeline,
            series,
            chosen.Subject,
            cells.ToDictionary(cell => cell.GroupCode, cell => cell.ForEngine(), StringComparer.Ordinal),
            await db.LiveGroupsAsync(cancellation),
            [.. (await db.PresentMembersAsync(cancellation)).Select(MemberAttributes.Of)]);
    }
}
