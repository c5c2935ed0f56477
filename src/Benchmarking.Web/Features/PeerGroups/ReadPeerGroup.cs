using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>
/// One peer group: who is in it, how it came about, and how its check is going. Why it was asked for, and by whom, is
/// empty for a viewer who may not ask for groups.
/// </summary>
/// <param name="AskedBy">Who asked for it, where that is known and the viewer may know it.</param>
/// <param name="Check">The latest work that checks it; null where there is none, or for those who may not see it.</param>
/// <param name="IsPublished">Whether the latest publication has numbers of it.</param>
public sealed record PeerGroupPage(PeerGroupEntry Entry, string? AskedBy, ConsortiumJob? Check, bool IsPublished)
{
    public PeerGroupRow Group => Entry.Group;

    public IReadOnlyList<PageLink> Breadcrumbs => [new("Peer groups", "/peer-groups"), new(Group.Name, "", Current: true)];

    public string Url => UrlOf(Group);

    public bool IsUnderWay => Check is { State: JobState.Queued or JobState.Running };

    /// <summary>The check broke off; the group still waits.</summary>
    public bool CheckFailed => Group.State == PeerGroupState.Asked && !IsUnderWay;

    public static string UrlOf(PeerGroupRow group) => $"/peer-groups/{group.Code}";
}

public sealed class ReadPeerGroup(TenantDoor door)
{
    /// <summary>The page; null where there is no such group that the actor may know of.</summary>
    public async Task<PeerGroupPage?> LoadAsync(Actor actor, string code, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var mayAsk = Access.Allows(Verb.AskForPeerGroup, actor);
        var found = db.PeerGroups.AsNoTracking().Where(row => row.Code == code);
        var group = await (mayAsk ? found : found.AsEveryoneKnows()).SingleOrDefaultAsync(cancellation);
        if (group is null)
            return null;

        var organisations = await db.PresentMembersAsync(cancellation);
        return new PeerGroupPage(
            PeerGroupEntry.Of(group, await db.LiveGroupsAsync(cancellation), organisations, [.. organisations.Select(MemberAttributes.Of)]),
            mayAsk && group.AskedBy is { } asker ? (await db.NamesAsync([asker], cancellation)).Of(asker) : null,
            mayAsk ? await LatestCheckAsync(db, group, cancellation) : null,
            await IsPublishedAsync(db, code, cancellation));
    }

    internal static Task<ConsortiumJob?> LatestCheckAsync(BenchmarkingDb db, PeerGroupRow group, CancellationToken cancellation) =>
        db.ConsortiumJobs.AsNoTracking().Where(job => job.Kind == JobKind.CheckPeerGroup && job.Subject == group.Id)
            .OrderByDescending(job => job.RequestedAt).FirstOrDefaultAsync(cancellation);

    private static Task<bool> IsPublishedAsync(BenchmarkingDb db, string code, CancellationToken cancellation)
    {
        var latest = db.LatestPublication();
        return db.PublishedGroups.AnyAsync(row => latest.Contains(row.PublicationId) && row.Code == code, cancellation);
    }
}
