using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>Every peer group that members can be compared with, and beside them those that are not, or not yet.</summary>
public sealed record PeerGroupsPage(IReadOnlyList<PeerGroupEntry> Groups)
{
    /// <summary>Asked for, refused or retired, the newest first; of the first two only the steering group is told.</summary>
    public IReadOnlyList<PeerGroupRow> Others { get; init; } = [];

    public IEnumerable<(string Title, IReadOnlyList<PeerGroupEntry> Groups)> Sections =>
        from entry in Groups
        group entry by entry.Group.Dimension into section
        select (Title(section.Key), (IReadOnlyList<PeerGroupEntry>)[.. section]);

    public static string Title(string dimension) => dimension switch
    {
        "all" => "Everyone",
        "region" => "By region",
        "size" => "By size",
        "type" => "By type",
        "crossing" => "Combinations",
        _ => "Named sets",
    };
}

/// <summary>Reads what every member may know of every other: names and attributes, no figure.</summary>
public sealed class LoadPeerGroups(TenantDoor door)
{
    public async Task<PeerGroupsPage> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var groups = await transaction.Db.PeerGroups.OrderBy(group => group.Position).AsEveryoneKnows().ToListAsync(cancellation);
        var organisations = await transaction.Db.PresentMembersAsync(cancellation);
        return Arrange([.. groups.Where(group => group.State == PeerGroupState.Live)], organisations) with
        {
            Others = [.. groups.Where(group => group.State != PeerGroupState.Live).OrderByDescending(group => group.AskedAt)],
        };
    }

    public static PeerGroupsPage Arrange(IReadOnlyList<PeerGroupRow> groups, IReadOnlyList<Organisation> organisations)
    {
        var members = organisations.Select(MemberAttributes.Of).ToList();
        return new PeerGroupsPage([.. groups.Select(group => PeerGroupEntry.Of(group, groups, organisations, members))]);
    }
}
