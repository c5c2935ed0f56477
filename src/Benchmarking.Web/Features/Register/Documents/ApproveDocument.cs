using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Documents;

public enum ApproveDocumentResult
{
    Approved,

    /// <summary>The draft, or the record that it is made from, is not what was looked at.</summary>
    ChangedMeanwhile,

    /// <summary>Something in it tells of a person: see <see cref="DocumentScan"/>.</summary>
    TellsOfSomebody,

    /// <summary>There is nothing in it to approve.</summary>
    Nothing,

    NoSuchDraft,
}

/// <summary>Freezes a draft: exactly what was looked at, or nothing. From then on it never changes.</summary>
public sealed class ApproveDocument(TenantDoor door, TimeProvider clock)
{
    /// <param name="version">Of the draft that was looked at.</param>
    /// <param name="stamp">Of the page that was looked at: a draft of the same version reads otherwise once a line of the register changes.</param>
    public async Task<ApproveDocumentResult> HandleAsync(Actor actor, Guid id, int version, string? stamp, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var draft = await db.RegisterDocuments.SingleOrDefaultAsync(row => row.Id == id && row.ApprovedAt == null, cancellation);
        if (draft is null)
            return ApproveDocumentResult.NoSuchDraft;

        draft.OrganisationName = await db.OwnNameAsync(actor, cancellation);
        var now = clock.GetUtcNow();
        var content = await db.ContentOfAsync(draft, LondonTime.DateOf(now), cancellation);
        if (DocumentContent.IsEmpty(draft.Kind, content))
            return ApproveDocumentResult.Nothing;
        if (draft.Version != version || DocumentPage.StampOf(draft, content) != stamp)
            return ApproveDocumentResult.ChangedMeanwhile;

        if (DocumentScan.Find(draft.Kind, draft.Title, content) is not null)
            return ApproveDocumentResult.TellsOfSomebody;

        (draft.Content, draft.ApprovedAt, draft.ApprovedBy, draft.Version) = (content, now, actor.UserId, draft.Version + 1);
        transaction.Audit(actor, now, "approved a document", $"{DocumentWords.Noun} {draft.Id}", draft.Title);
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ApproveDocumentResult.ChangedMeanwhile;
        }

        return ApproveDocumentResult.Approved;
    }
}
