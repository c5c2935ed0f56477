using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>The other members from the most alike to the least, and the published group that holds most of the nearest.</summary>
/// <param name="Own">Null under a hat that is no member's.</param>
/// <param name="Nearest">How many of the first count as near: ties stand together.</param>
public sealed record LikeOursPage(
    Organisation? Own, IReadOnlyList<Likeness> Members, int Nearest, IReadOnlyList<NearGroup> Groups, bool SeesOwnBenchmarks)
{
    public NearGroup? Best => Groups.Count > 0 ? Groups[0] : null;

    /// <summary>Where the benchmarks of a group are, for this viewer.</summary>
    public string Benchmarks(string code) => $"{(SeesOwnBenchmarks ? "/benchmarks" : "/sector")}?group={Uri.EscapeDataString(code)}";
}

/// <summary>A group with published numbers.</summary>
/// <param name="Shared">How many of the nearest are in it.</param>
/// <param name="HasOwn">Whether the viewer's own organisation is in it.</param>
public sealed record NearGroup(string Code, string Name, int Size, int Shared, bool HasOwn);

public sealed class LoadLikeOurs(TenantDoor door)
{
    /// <summary>So many are near, besides those just as far as the last of them.</summary>
    private const int Near = 8;

    public async Task<LikeOursPage> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var organisations = await db.PresentMembersAsync(cancellation);
        var own = organisations.Find(organisation => organisation.Id == actor.OrganisationId);
        var seesOwn = Access.Allows(Verb.SeeOwnBenchmarks, actor);
        if (own is null)
            return new LikeOursPage(null, [], 0, [], seesOwn);

        var live = await db.LiveGroupsAsync(cancellation);
        var members = Arrange(own, organisations, [.. live.Where(group => group.Dimension == "size").Select(group => group.AttributeValue)]);
        var nearest = Count(members);
        var published = await PublishedAsync(db, cancellation);
        return new LikeOursPage(
            own, members, nearest, Groups(own, [.. members.Take(nearest)], [.. live.Where(group => published.Contains(group.Code))], organisations), seesOwn);
    }

    /// <summary>From the most alike to the least; of two alike the first by name.</summary>
    public static IReadOnlyList<Likeness> Arrange(Organisation own, IEnumerable<Organisation> organisations, IReadOnlyList<string> bands) =>
    [
        .. organisations.Where(other => other.Id != own.Id).Select(other => Likeness.Between(own, other, bands))
            .OrderBy(one => one.Distance).ThenBy(one => one.Organisation.Name, StringComparer.Ordinal),
    ];

    /// <summary>The groups but everyone's with the most of the nearest, of two alike the smaller.</summary>
    public static IReadOnlyList<NearGroup> Groups(
        Organisation own, IReadOnlyList<Likeness> nearest, IEnumerable<PeerGroupRow> published, IReadOnlyList<Organisation> organisations) =>
    [
        .. published.Where(group => group.Dimension != "all")
            .Select(group => new NearGroup(
                group.Code, group.Name, organisations.Count(group.Holds), nearest.Count(one => group.Holds(one.Organisation)), group.Holds(own)))
            .Where(group => group.Shared > 0)
            .OrderByDescending(group => group.Shared).ThenBy(group => group.Size).Take(3),
    ];

    private static int Count(IReadOnlyList<Likeness> members) => members.Count <= Near
        ? members.Count
        : members.Count(one => one.Distance <= members[Near - 1].Distance);

    /// <summary>Groups of which the latest publication shows any number.</summary>
    private static async Task<HashSet<string>> PublishedAsync(BenchmarkingDb db, CancellationToken cancellation)
    {
        var latest = db.LatestPublication();
        return await db.PublishedCells.Where(cell => latest.Contains(cell.PublicationId) && cell.Median != null)
            .Select(cell => cell.GroupCode).Distinct().ToHashSetAsync(cancellation);
    }
}
