using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>Asks for a peer group: first a look at who would be in it, then the group with the work that checks it.</summary>
public sealed class AskForPeerGroup(TenantDoor door, JobBell bell, TimeProvider clock)
{
    /// <summary>The empty form, or with what somebody came with.</summary>
    public async Task<NewGroupPage> LoadAsync(Actor actor, PeerGroupForm form, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return (await ReadAsync(transaction, cancellation)).Page(form, []);
    }

    /// <param name="ask">False for a look alone.</param>
    public async Task<AskResult> HandleAsync(Actor actor, PeerGroupForm form, bool ask, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var known = await ReadAsync(transaction, cancellation);
        var draft = GroupDraft.Of(form, known.Groups, known.Organisations);
        if (draft.Row is not { } group)
            return new AskResult.Wrong(known.Page(form, draft.Errors));

        var preview = known.Preview(form, group);
        if (!ask || preview.Obstacle is not null)
            return new AskResult.Preview(preview);

        var now = clock.GetUtcNow();
        (group.State, group.AskedAt, group.AskedBy) = (PeerGroupState.Asked, now, actor.UserId);
        transaction.Db.PeerGroups.Add(group);
        transaction.Db.ConsortiumJobs.Add(Check(group, actor, now));
        transaction.AuditGroup(actor, now, "asked for peer group", group, group.Reason);
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateException race) when (race.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return new AskResult.Wrong(known.Page(form, [new FormError(null, "Somebody asked for a group of that name, or for that combination, in the same moment. Look at the list of peer groups")]));
        }

        bell.Ring();
        return new AskResult.Asked(group.Code);
    }

    internal static ConsortiumJob Check(PeerGroupRow group, Actor actor, DateTimeOffset now) =>
        actor.Ask(JobKind.CheckPeerGroup, group.Id, group.Code, now);

    private static async Task<Known> ReadAsync(TenantTransaction transaction, CancellationToken cancellation) => new(
        await transaction.Db.PeerGroups.AsNoTracking().OrderBy(row => row.Position).ToListAsync(cancellation),
        await transaction.Db.PresentMembersAsync(cancellation));

    private sealed record Known(List<PeerGroupRow> Groups, List<Organisation> Organisations)
    {
        private List<PeerGroupRow> Live => [.. Groups.Where(group => group.State == PeerGroupState.Live)];

        public NewGroupPage Page(PeerGroupForm form, IReadOnlyList<FormError> errors) =>
            new(form, [.. Live.Where(group => group.Dimension is "region" or "size" or "type")], Organisations, errors);

        public GroupPreview Preview(PeerGroupForm form, PeerGroupRow group)
        {
            var members = Organisations.Select(MemberAttributes.Of).ToList();
            return new GroupPreview(
                form,
                PeerGroupEntry.Of(group, Live, Organisations, members),
                GroupRules.WhyNot(group, Live, members, BenchmarkRules.Standard));
        }
    }
}

public static class PeerGroupAudit
{
    /// <summary>On the trail of whoever acts: the organisation's under the steering group's hat, or the consortium's.</summary>
    public static void AuditGroup(
        this TenantTransaction transaction, Actor actor, DateTimeOffset at, string action, PeerGroupRow group, string detail)
    {
        if (actor.Is(Role.ConsortiumAdmin))
            transaction.AuditConsortium(actor, at, action, group.Code, detail);
        else
            transaction.Audit(actor, at, action, group.Code, detail);
    }
}
