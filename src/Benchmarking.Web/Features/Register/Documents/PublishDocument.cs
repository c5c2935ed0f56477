using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.Register.Documents;

/// <summary>Opens an approved document to everybody who has its address, and closes it again.</summary>
public sealed class PublishDocument(TenantDoor door, TimeProvider clock)
{
    /// <returns>False where there is no such approved document.</returns>
    public async Task<bool> HandleAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.RegisterDocuments.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.ApprovedAt != null, cancellation) is not { } document)
            return false;
        if (await db.DocumentLinks.AnyAsync(row => row.DocumentId == id && row.RevokedAt == null, cancellation))
            return true;

        db.DocumentLinks.Add(new DocumentLink
        {
            OrganisationId = actor.OrganisationId!.Value,
            DocumentId = id,
            Token = PublicToken.New(),
            MadeAt = clock.GetUtcNow(),
            MadeBy = actor.UserId,
        });
        transaction.Audit(actor, clock.GetUtcNow(), "made a document public", $"{DocumentWords.Noun} {id}", document.Title);
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateException failed) when (failed.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // A colleague made it public a moment ago, which is what was asked for.
        }

        return true;
    }

    /// <summary>From the next request on the address leads nowhere. Another one can be made; this one never works again.</summary>
    public async Task RevokeAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await transaction.Db.DocumentLinks.SingleOrDefaultAsync(row => row.DocumentId == id && row.RevokedAt == null, cancellation) is not { } link)
            return;

        (link.RevokedAt, link.RevokedBy) = (clock.GetUtcNow(), actor.UserId);
        transaction.Audit(actor, clock.GetUtcNow(), "revoked the public address of a document", $"{DocumentWords.Noun} {id}");
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // A colleague revoked it a moment ago, which is what was asked for.
        }
    }
}
