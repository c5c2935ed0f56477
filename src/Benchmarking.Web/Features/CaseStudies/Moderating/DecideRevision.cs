using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.CaseStudies.Scan;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Moderating;

public enum DecideResult
{
    Done,

    /// <summary>What was typed is not enough; see the errors.</summary>
    NeedsWords,

    /// <summary>Another editor was first, or the author took it back.</summary>
    NotNow,

    /// <summary>The editor's own organisation wrote it.</summary>
    IsOwn,

    NoSuchRevision,
}

/// <summary>An editor approves a revision, asks for changes, or withdraws what is published. Never of their own organisation.</summary>
public sealed class DecideRevision(TenantDoor door, TimeProvider clock)
{
    public const int LongestComment = 2_000;

    public static IReadOnlyList<FormError> Problems(bool approve, string? comment) =>
        !approve && string.IsNullOrWhiteSpace(TypedText.Of(comment)) ? [new("comment", "Say what should be changed: the author reads this")]
        : comment?.Trim().Length > LongestComment ? [new("comment", $"Use at most {LongestComment:N0} characters")]
        : [];

    public async Task<DecideResult> HandleAsync(Actor actor, Guid study, int number, bool approve, string? comment, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.CaseStudyRevisions.SingleOrDefaultAsync(row => row.Study == study && row.Revision == number, cancellation) is not { } revision)
            return DecideResult.NoSuchRevision;
        if (await db.CaseStudies.AnyAsync(row => row.Id == study, cancellation))
            return DecideResult.IsOwn;
        if (revision.State != RevisionState.Sent)
            return DecideResult.NotNow;
        if (Problems(approve, comment).Count > 0)
            return DecideResult.NeedsWords;

        var now = clock.GetUtcNow();
        (revision.State, revision.DecidedAt, revision.DecidedBy, revision.Comment) =
            (approve ? RevisionState.Approved : RevisionState.ChangesAsked, now, actor.UserId, TypedText.Trimmed(comment));
        Audit(transaction, actor, now, approve ? "approved a case study" : "asked for changes to a case study", study, number);
        return await CommitAsync(transaction, cancellation);
    }

    /// <summary>Withdraws a published study, with all that waits of it.</summary>
    public async Task<(DecideResult Result, IReadOnlyList<FormError> Errors)> WithdrawAsync(Actor actor, Guid study, string? reason, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var open = await db.CaseStudyRevisions.Where(row => row.Study == study
            && (row.State == RevisionState.Published || row.State == RevisionState.Sent || row.State == RevisionState.ChangesAsked || row.State == RevisionState.Approved))
            .ToListAsync(cancellation);
        if (open.Count == 0)
            return (DecideResult.NoSuchRevision, []);
        if (await db.CaseStudies.AnyAsync(row => row.Id == study, cancellation))
            return (DecideResult.IsOwn, []);
        if (open.TrueForAll(row => row.State != RevisionState.Published))
            return (DecideResult.NotNow, []);
        if (WithdrawalReason.Problems(reason, OwnWords.None) is { Count: > 0 } errors)
            return (DecideResult.NeedsWords, errors);

        var now = clock.GetUtcNow();
        var audience = open.Single(row => row.State == RevisionState.Published).Audience;
        // What waits is decided on by this: an editor sees what was decided, not what was taken back.
        foreach (var waiting in open.Where(row => row.State == RevisionState.Sent))
            (waiting.DecidedAt, waiting.DecidedBy) = (now, actor.UserId);
        open.ForEach(row => row.State = RevisionState.Withdrawn);
        db.CaseStudyWithdrawals.Add(new CaseStudyWithdrawal { Study = study, At = now, ByEditor = true, Reason = TypedText.Trimmed(reason), Audience = audience });
        Audit(transaction, actor, now, "withdrew a case study as editor", study, open.Max(row => row.Revision));
        return (await CommitAsync(transaction, cancellation), []);
    }

    /// <summary>Into the trail of who decides: the editor's organisation's, or the consortium's.</summary>
    private static void Audit(TenantTransaction transaction, Actor actor, DateTimeOffset now, string deed, Guid study, int number) =>
        transaction.AuditByHat(actor, now, deed, $"case study {study}", $"revision {number}");

    private static async Task<DecideResult> CommitAsync(TenantTransaction transaction, CancellationToken cancellation)
    {
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return DecideResult.NotNow;
        }

        return DecideResult.Done;
    }
}
