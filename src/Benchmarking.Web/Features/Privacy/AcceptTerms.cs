using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.Privacy;

/// <summary>Who accepted the terms for an organisation, and when.</summary>
public sealed record TermsAccepted(string Version, DateTimeOffset At, string? By);

/// <summary>The page of the terms.</summary>
/// <param name="Organisation">Whose acceptance is shown; null for whoever acts for none.</param>
/// <param name="Accepted">The acceptance of the terms that hold now; null where there is none.</param>
/// <param name="MayAccept">True for the organisation's administrators.</param>
public sealed record TermsPage(string? Organisation, TermsAccepted? Accepted, bool MayAccept);

/// <summary>Accepts the data-processing terms for an organisation, once a version.</summary>
public sealed class AcceptTerms(TenantDoor door, TimeProvider clock)
{
    public async Task<TermsPage> LoadAsync(Actor? actor, CancellationToken cancellation)
    {
        if (actor?.OrganisationId is null)
            return new TermsPage(null, null, false);

        await using var transaction = await door.OpenAsync(actor, cancellation);
        var row = await transaction.Db.ProcessingTermsAcceptances.AsNoTracking()
            .SingleOrDefaultAsync(one => one.Version == ProcessingTerms.Version, cancellation);
        var accepted = row is null ? null
            : new TermsAccepted(row.Version, row.AcceptedAt, (await transaction.Db.NamesAsync([row.AcceptedBy], cancellation)).Of(row.AcceptedBy));
        return new TermsPage(actor.Hat!.Name, accepted, Access.Allows(Verb.AcceptProcessingTerms, actor));
    }

    public async Task HandleAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await ProcessingTerms.AreAcceptedAsync(transaction.Db, cancellation))
            return;

        transaction.Db.ProcessingTermsAcceptances.Add(new ProcessingTermsAcceptance
        {
            OrganisationId = actor.OrganisationId!.Value,
            Version = ProcessingTerms.Version,
            AcceptedAt = clock.GetUtcNow(),
            AcceptedBy = actor.UserId,
        });
        transaction.Audit(actor, clock.GetUtcNow(), "accepted the data-processing terms", $"version {ProcessingTerms.Version}");
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateException race) when (race.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Another administrator accepted at the same moment: it is accepted.
        }
    }
}
