using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Releases.Deciding;

/// <summary>What came of a decision: done, with a sentence; or why not.</summary>
public sealed record Decision(bool IsDone, string Words);

/// <summary>Publishes a release that is ready. Another person than who asked for it: the database insists too.</summary>
public sealed class ApproveRelease(TenantDoor door, TimeProvider clock)
{
    public const string OwnRequest = "You asked for this release, so somebody else of the steering group, or an administrator, approves it.";

    /// <returns>Null where there is no such release.</returns>
    public async Task<Decision?> HandleAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await transaction.Db.Releases.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } release)
            return null;
        if (release.State != ReleaseState.Ready)
            return new(false, "It does not wait for approval any more. Look at how it stands now.");
        if (release.MadeBy == actor.UserId)
            return new(false, OwnRequest);
        if (!await ListedStudies.StandAsync(transaction.Db, release, cancellation))
            return new(false, ListedStudies.Gone);

        var now = clock.GetUtcNow();
        var published = await transaction.Db.Releases.Where(row => row.Id == id && row.State == ReleaseState.Ready).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, ReleaseState.Published).SetProperty(row => row.ApprovedBy, actor.UserId)
                .SetProperty(row => row.ApprovedAt, now).SetProperty(row => row.PublishedAt, now),
            cancellation);
        if (published == 0)
            return new(false, "Somebody else decided on it in the same moment.");
        transaction.AuditRelease(actor, now, "published release", release, ManagedReleasePage.NameOf(release));
        await transaction.CommitAsync(cancellation);
        return new(true, $"“{ManagedReleasePage.NameOf(release)}” is published.");
    }
}

/// <summary>Takes a published release back. Its files are shown to nobody any more; its page says why.</summary>
public sealed class WithdrawRelease(TenantDoor door, TimeProvider clock)
{
    public const int LongestReason = 1000;

    /// <returns>Null where there is no such release that is published.</returns>
    public async Task<Decision?> HandleAsync(Actor actor, Guid id, string? reason, CancellationToken cancellation)
    {
        var why = reason?.ReplaceLineEndings("\n").Trim() ?? "";
        if (why.Length == 0)
            return new(false, "Say why it is withdrawn: everybody who comes to its address reads it");
        if (why.Length > LongestReason)
            return new(false, $"The reason is at most {LongestReason} characters long; this one has {why.Length}");

        await using var transaction = await door.OpenAsync(actor, cancellation);
        var release = await transaction.Db.Releases.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (release is not { State: ReleaseState.Published })
            return null;

        var now = clock.GetUtcNow();
        var withdrawn = await transaction.Db.Releases.Where(row => row.Id == id && row.State == ReleaseState.Published).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, ReleaseState.Withdrawn).SetProperty(row => row.WithdrawnBy, actor.UserId)
                .SetProperty(row => row.WithdrawnAt, now).SetProperty(row => row.WithdrawnReason, why),
            cancellation);
        if (withdrawn == 0)
            return null;
        transaction.AuditRelease(actor, now, "withdrew release", release, why);
        await transaction.CommitAsync(cancellation);
        return new(true, $"“{ManagedReleasePage.NameOf(release)}” is withdrawn. Its page says why.");
    }
}

/// <summary>Gives up a release that nobody outside has seen.</summary>
public sealed class DiscardRelease(TenantDoor door, TimeProvider clock)
{
    public const string StillMade = "It is still being made, so it was not discarded. Wait until that is done: then it can be published or discarded.";

    /// <returns>Null where there is none that may be discarded.</returns>
    public async Task<Decision?> HandleAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var release = await transaction.Db.Releases.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (release is null)
            return null;
        if (release.State == ReleaseState.Building && await transaction.Db.ConsortiumJobs.AnyAsync(
                job => job.Kind == JobKind.MakeRelease && job.Subject == id && (job.State == JobState.Queued || job.State == JobState.Running), cancellation))
            return new(false, StillMade);

        var now = clock.GetUtcNow();
        var discarded = await transaction.Db.Releases
            .Where(row => row.Id == id && (row.State == ReleaseState.Ready || row.State == ReleaseState.Building))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, ReleaseState.Discarded).SetProperty(row => row.WithdrawnBy, actor.UserId).SetProperty(row => row.WithdrawnAt, now),
                cancellation);
        if (discarded == 0)
            return null;
        transaction.AuditRelease(actor, now, "discarded release", release, ManagedReleasePage.NameOf(release));
        await transaction.CommitAsync(cancellation);
        return new(true, $"“{ManagedReleasePage.NameOf(release)}” is discarded. Its number is free again.");
    }
}

/// <summary>Lets a release be made once more, where the work broke off.</summary>
public sealed class RemakeRelease(TenantDoor door, JobBell bell, TimeProvider clock)
{
    /// <returns>False where there is none that waits to be made. Work that is under way already is good enough.</returns>
    public async Task<bool> HandleAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var release = await transaction.Db.Releases.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == id && row.State == ReleaseState.Building, cancellation);
        if (release is null)
            return false;

        var now = clock.GetUtcNow();
        transaction.Db.ConsortiumJobs.Add(AskForRelease.JobOf(release, actor, now));
        transaction.AuditRelease(actor, now, "asked for release again", release, release.Title);
        if (await transaction.CommitUnlessUnderWayAsync(cancellation))
            bell.Ring();
        return true;
    }
}
