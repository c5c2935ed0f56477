using System.Buffers.Text;
using System.Security.Cryptography;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.Scorecards;

/// <summary>Opens an approved scorecard to everybody who has its address, and closes it again.</summary>
public sealed class PublishScorecard(TenantDoor door, TimeProvider clock)
{
    /// <summary>192 random bits; a whole number of letters.</summary>
    private const int TokenBytes = 24;

    /// <summary>How many letters an address has.</summary>
    public static int TokenLength { get; } = Base64Url.GetEncodedLength(TokenBytes);

    /// <summary>Makes the address, or moves it to the newest approved version: those who have it need no other.</summary>
    /// <returns>False where nothing is approved yet.</returns>
    public async Task<bool> HandleAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.FindApprovedAsync(cancellation) is not { } approved)
            return false;

        if (await db.FindLinkAsync(cancellation) is { } link)
        {
            link.Version = approved.Version;
        }
        else
        {
            db.ScorecardLinks.Add(new ScorecardLink
            {
                OrganisationId = actor.OrganisationId!.Value,
                Token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes)),
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
        catch (DbUpdateException failed) when (failed.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Somebody made the address a moment ago: there is one, which is what was asked for.
        }

        return true;
    }

    /// <summary>From the next request on the address leads nowhere. Another one can be made; this one never works again.</summary>
    public async Task RevokeAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await transaction.Db.FindLinkAsync(cancellation) is not { } link)
            return;

        (link.RevokedAt, link.RevokedBy) = (clock.GetUtcNow(), actor.UserId);
        transaction.Audit(actor, clock.GetUtcNow(), "revoked the public address of the scorecard", $"scorecard {link.Version}");
        await transaction.CommitAsync(cancellation);
    }
}
