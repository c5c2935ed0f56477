using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.Scorecards;

public enum PublishResult
{
    Public,

    /// <summary>Another version is the newest than the one that was looked at, or somebody made or revoked the address meanwhile.</summary>
    ChangedMeanwhile,

    NothingApproved,
}

/// <summary>Opens an approved scorecard to everybody who has its address, and closes it again.</summary>
public sealed class PublishScorecard(TenantDoor door, TimeProvider clock)
{
    /// <summary>Makes the address, or moves it to the newest approved version: those who have it need no other.</summary>
    /// <param name="version">The approved version that was looked at.</param>
    public async Task<PublishResult> HandleAsync(Actor actor, int version, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.FindApprovedAsync(cancellation) is not { } approved)
            return PublishResult.NothingApproved;
        if (approved.Version != version)
            return PublishResult.ChangedMeanwhile;

        if (await db.FindLinkAsync(cancellation) is { } link)
        {
            link.Version = approved.Version;
        }
        else
        {
            db.ScorecardLinks.Add(new ScorecardLink
            {
                OrganisationId = actor.OrganisationId!.Value,
                Token = PublicToken.New(),
                Version = approved.Version,
                MadeAt = clock.GetUtcNow(),
                MadeBy = actor.UserId,
            });
        }

        transaction.Audit(actor, clock.GetUtcNow(), "made the scorecard public", $"scorecard {approved.Version}");
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return PublishResult.ChangedMeanwhile;
        }
        catch (DbUpdateException failed) when (failed.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return PublishResult.ChangedMeanwhile;
        }

        return PublishResult.Public;
    }

    /// <summary>From the next request on the address leads nowhere. Another one can be made; this one never works again.</summary>
    public async Task RevokeAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await transaction.Db.FindLinkAsync(cancellation) is not { } link)
            return;

        (link.RevokedAt, link.RevokedBy) = (clock.GetUtcNow(), actor.UserId);
        transaction.Audit(actor, clock.GetUtcNow(), "revoked the public address of the scorecard", $"scorecard {link.Version}");
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
