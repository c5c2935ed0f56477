using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>One peer group: how it is chosen, who is in it, and what its size allows.</summary>
/// <param name="Members">Names, in order.</param>
/// <param name="Widen">Larger groups to look at instead; empty where this one is large enough.</param>
public sealed record PeerGroupEntry(
    string Code, string Name, string Dimension, string Description, IReadOnlyList<string> Members, IReadOnlyList<WiderGroup> Widen)
{
    public bool IsTooSmall => Members.Count < BenchmarkRules.Standard.MinimumForMedian;

    /// <summary>What to look at instead, in words; empty where nothing larger is large enough.</summary>
    public string Advice => string.Join(' ', Widen.Select(wider => wider.Shared == Members.Count
        ? $"Widen to {wider.Name} ({wider.Size} members)."
        : $"Nearest: {wider.Name} ({wider.Size} members, {wider.Shared} of these {Members.Count} among them)."));

    public bool HasQuartiles => Members.Count >= BenchmarkRules.Standard.MinimumForQuartiles;
}

/// <param name="Size">How many members it has.</param>
/// <param name="Shared">How many members of the small group are in it.</param>
public sealed record WiderGroup(string Code, string Name, int Size, int Shared);

public sealed record PeerGroupsPage(IReadOnlyList<PeerGroupEntry> Groups)
{
    public IEnumerable<(string Title, IReadOnlyList<PeerGroupEntry> Groups)> Sections =>
        from entry in Groups
        group entry by entry.Dimension into section
        select (Title(section.Key), (IReadOnlyList<PeerGroupEntry>)[.. section]);

    private static string Title(string dimension) => dimension switch
    {
        "all" => "Everyone",
        "region" => "By region",
        "size" => "By size",
        "type" => "By type",
        "crossing" => "By size and region",
        _ => "Named sets",
    };
}

/// <summary>Reads what every member may know of every other: names and attributes, no figure.</summary>
public sealed class LoadPeerGroups(TenantDoor door)
{
    public async Task<PeerGroupsPage> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var groups = await transaction.Db.PeerGroups.AsNoTracking().OrderBy(group => group.Position).ToListAsync(cancellation);
        var organisations = await transaction.Db.Organisations.AsNoTracking()
            .Where(organisation => organisation.LeftAt == null).OrderBy(organisation => organisation.Name).ToListAsync(cancellation);
        return Arrange(groups, organisations);
    }

    public static PeerGroupsPage Arrange(IReadOnlyList<PeerGroupRow> groups, IReadOnlyList<Organisation> organisations)
    {
        var sizes = groups.Select(group => (Group: group, Members: organisations.Where(group.Holds).ToList())).ToList();
        return new PeerGroupsPage([.. sizes.Select(Entry)]);

        PeerGroupEntry Entry((PeerGroupRow Group, List<Organisation> Members) own) => new(
            own.Group.Code,
            own.Group.Name,
            own.Group.Dimension,
            own.Group.Description,
            [.. own.Members.Select(organisation => organisation.Name)],
            Wider(own.Group, own.Members, sizes));
    }

    /// <summary>The group with the most of these members that is large enough, and everyone.</summary>
    private static List<WiderGroup> Wider(
        PeerGroupRow group, List<Organisation> members, List<(PeerGroupRow Group, List<Organisation> Members)> sizes)
    {
        if (members.Count >= BenchmarkRules.Standard.MinimumForMedian)
            return [];

        var enough = sizes
            .Where(other => other.Group.Code != group.Code && other.Members.Count >= BenchmarkRules.Standard.MinimumForMedian)
            .Select(other => (other.Group, Wider: new WiderGroup(
                other.Group.Code, other.Group.Name, other.Members.Count, other.Members.Count(members.Contains))))
            .ToList();
        var nearest = enough.Where(other => other.Group.Dimension != "all" && other.Wider.Shared > 0)
            .OrderByDescending(other => other.Wider.Shared).ThenBy(other => other.Wider.Size).Take(1);
        return [.. nearest.Concat(enough.Where(other => other.Group.Dimension == "all")).Select(other => other.Wider)];
    }
}
