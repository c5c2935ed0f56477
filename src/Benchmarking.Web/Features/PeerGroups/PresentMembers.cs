using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>What every member may know: members that have not left, by name, and groups without who asked for them and why.</summary>
public static class PresentMembers
{
    public static Task<List<Organisation>> PresentMembersAsync(this BenchmarkingDb db, CancellationToken cancellation) =>
        db.Organisations.AsNoTracking().Where(own => own.LeftAt == null).OrderBy(own => own.Name).ToListAsync(cancellation);

    /// <summary>Groups that have numbers in the next publication, in order.</summary>
    public static Task<List<PeerGroupRow>> LiveGroupsAsync(this BenchmarkingDb db, CancellationToken cancellation) =>
        db.PeerGroups.Where(row => row.State == PeerGroupState.Live).OrderBy(row => row.Position).AsEveryoneKnows().ToListAsync(cancellation);

    /// <summary>Leaves out who asked for a group, why, and who retired it: those are the steering group's to know. Not tracked.</summary>
    public static IQueryable<PeerGroupRow> AsEveryoneKnows(this IQueryable<PeerGroupRow> groups) => groups.AsNoTracking().Select(row => new PeerGroupRow
    {
        Code = row.Code,
        Id = row.Id,
        Dimension = row.Dimension,
        Name = row.Name,
        Description = row.Description,
        AttributeValue = row.AttributeValue,
        Position = row.Position,
        State = row.State,
        Region = row.Region,
        SizeBand = row.SizeBand,
        Type = row.Type,
        Members = row.Members,
        AskedAt = row.AskedAt,
        Outcome = row.Outcome,
        DecidedAt = row.DecidedAt,
        RetiredAt = row.RetiredAt,
    });
}
