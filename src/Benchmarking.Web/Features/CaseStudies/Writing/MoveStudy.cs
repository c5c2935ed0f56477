using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.CaseStudies.Scan;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Writing;

public enum MoveResult
{
    Done,

    /// <summary>It is not where the page showed it: somebody moved it meanwhile.</summary>
    NotNow,

    NoSuchStudy,
}

/// <summary>
/// What the organisation does with a study as a whole: publish what was approved, take back what waits, discard a draft,
/// give up what was never published, go back to what is.
/// </summary>
public sealed class MoveStudy(TenantDoor door, TimeProvider clock)
{
    /// <returns>Null where there is none behind this wall.</returns>
    public async Task<StudyPage?> LoadAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.FindOwnStudyAsync(id, cancellation) is not { } own
            ? null
            : new StudyPage(
                own, NextMove.Of(own, actor), await transaction.Db.StudyFilesAsync(id, cancellation), Access.Allows(Verb.PublishCaseStudies, actor));
    }

    /// <summary>Publishes the approved revision in place of the one published before.</summary>
    /// <param name="revision">The one that was looked at.</param>
    /// <param name="everyone">Asks for everyone; what was approved for members goes to members alone.</param>
    public Task<MoveResult> PublishAsync(Actor actor, Guid id, int revision, bool everyone, CancellationToken cancellation) =>
        MoveAsync(actor, id, "published a case study", async (transaction, own, now) =>
        {
            var db = transaction.Db;
            if (own.Approved?.Number != revision || own.Withdrawal is not null || own.State == CaseStudyState.Draft)
                return false;
            await SetAsync(transaction, own, RevisionState.Published, RevisionState.Superseded, cancellation);
            var approved = await db.CaseStudyRevisions.SingleAsync(row => row.Study == id && row.Revision == revision, cancellation);
            (approved.State, approved.PublishedAt) = (RevisionState.Published, now);
            if (!everyone)
                approved.Audience = CaseStudyAudience.Members;
            own.Study.State = CaseStudyState.Published;
            return true;
        }, cancellation);

    /// <summary>Takes back what waits for an editor, to change it.</summary>
    public Task<MoveResult> TakeBackAsync(Actor actor, Guid id, CancellationToken cancellation) =>
        MoveAsync(actor, id, "took a case study back", async (transaction, own, _) =>
        {
            if (own.State != CaseStudyState.Sent)
                return false;
            await SetAsync(transaction, own, RevisionState.Sent, RevisionState.Withdrawn, cancellation);
            own.Study.State = CaseStudyState.Draft;
            return true;
        }, cancellation);

    /// <summary>Removes a draft that was never sent, with its files. It cannot be brought back.</summary>
    public Task<MoveResult> DiscardAsync(Actor actor, Guid id, CancellationToken cancellation) =>
        MoveAsync(actor, id, "discarded a draft of a case study", async (transaction, own, _) =>
        {
            if (!own.MayBeDiscarded)
                return false;
            await transaction.Db.CaseStudyFiles.Where(row => row.Study == id).ExecuteDeleteAsync(cancellation);
            transaction.Db.CaseStudies.Remove(own.Study);
            return true;
        }, cancellation);

    /// <summary>Gives up what was sent and never published: it leaves the editors' queue, and its words stay behind the wall.</summary>
    public Task<MoveResult> GiveUpAsync(Actor actor, Guid id, CancellationToken cancellation) =>
        MoveAsync(actor, id, "gave a case study up", async (transaction, own, _) =>
        {
            if (!own.MayBeGivenUp)
                return false;
            await SetOpenAsync(transaction, own, cancellation);
            own.Study.State = CaseStudyState.Withdrawn;
            return true;
        }, cancellation);

    /// <summary>Makes the draft what is published again. What was changed since is dropped for good.</summary>
    /// <param name="version">Of the draft that was looked at.</param>
    public Task<MoveResult> GoBackAsync(Actor actor, Guid id, int version, CancellationToken cancellation) =>
        MoveAsync(actor, id, "went back to what is published of a case study", async (transaction, own, _) =>
        {
            if (!own.MayGoBack || own.Study.Version != version)
                return false;
            await SetOpenAsync(transaction, own, cancellation);
            await PublishedDraft.RestoreAsync(transaction.Db, own, cancellation);
            own.Study.State = CaseStudyState.Published;
            return true;
        }, cancellation);

    /// <summary>Withdraws a published study: nobody reads it any more, and its address says why.</summary>
    /// <returns>What is wrong with the reason; empty where it is withdrawn, or cannot be now.</returns>
    public async Task<(MoveResult Result, IReadOnlyList<FormError> Errors)> WithdrawAsync(Actor actor, Guid id, string? reason, CancellationToken cancellation)
    {
        IReadOnlyList<FormError> errors = [];
        var result = await MoveAsync(actor, id, "withdrew a case study", async (transaction, own, now) =>
        {
            if (own.Published is null || own.Withdrawal is not null)
                return false;
            var words = await transaction.Db.ReadOwnWordsAsync(own.Study.OrganisationId, own.Revisions.Any(line => !line.IsNamed), cancellation);
            errors = WithdrawalReason.Problems(reason, words);
            if (errors.Count > 0)
                return false;
            await SetOpenAsync(transaction, own, cancellation);
            await SetAsync(transaction, own, RevisionState.Published, RevisionState.Withdrawn, cancellation);
            transaction.Db.CaseStudyWithdrawals.Add(new CaseStudyWithdrawal { Study = id, At = now, ByEditor = false, Reason = TypedText.Trimmed(reason), Audience = own.Published.Audience });
            own.Study.State = CaseStudyState.Withdrawn;
            return true;
        }, cancellation);
        return (result, errors);
    }

    private async Task<MoveResult> MoveAsync(
        Actor actor, Guid id, string deed, Func<TenantTransaction, OwnStudy, DateTimeOffset, Task<bool>> move, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await transaction.Db.FindOwnStudyAsync(id, cancellation) is not { } own)
            return MoveResult.NoSuchStudy;
        var now = clock.GetUtcNow();
        try
        {
            if (!await move(transaction, own, now))
                return MoveResult.NotNow;
            own.Study.Version++;
            transaction.Audit(actor, now, deed, $"case study {id}", $"revision {own.Study.Revision}");
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return MoveResult.NotNow;
        }

        return MoveResult.Done;
    }

    /// <summary>What waits, is to be changed, or is approved goes no further.</summary>
    private static async Task SetOpenAsync(TenantTransaction transaction, OwnStudy own, CancellationToken cancellation)
    {
        foreach (var open in new[] { RevisionState.Sent, RevisionState.ChangesAsked, RevisionState.Approved })
            await SetAsync(transaction, own, open, RevisionState.Withdrawn, cancellation);
    }

    /// <summary>Written at once: of two published ones the earlier must have gone before the later comes.</summary>
    private static async Task SetAsync(TenantTransaction transaction, OwnStudy own, RevisionState from, RevisionState to, CancellationToken cancellation)
    {
        foreach (var row in await transaction.Db.CaseStudyRevisions.Where(row => row.Study == own.Study.Id && row.State == from).ToListAsync(cancellation))
            row.State = to;
        await transaction.Db.SaveChangesAsync(cancellation);
    }
}
