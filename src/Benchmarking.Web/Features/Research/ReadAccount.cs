using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.ApiTokens;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Research;

/// <summary>What a researcher has here.</summary>
/// <param name="Details">Null until they were given.</param>
/// <param name="Terms">Every version accepted, the newest first.</param>
/// <param name="Downloads">The last ones.</param>
public sealed record ResearchAccount(
    Researcher? Details,
    IReadOnlyList<TermsAcceptance> Terms,
    IReadOnlyList<ResearchTokenLine> Tokens,
    IReadOnlyList<DownloadLine> Downloads)
{
    public bool IsReady => Details is not null && Terms.Any(own => own.Version == ResearchTerms.Version);
}

public sealed record ResearchTokenLine(
    Guid Id, string Name, DateTimeOffset MadeAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt, TokenState State);

/// <summary>Reads one's own page.</summary>
public sealed class ReadAccount(TenantDoor door, TimeProvider clock)
{
    private const int LastDownloads = 20;

    public async Task<ResearchAccount> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var tokens = await db.ResearchTokens.AsNoTracking().Where(row => row.UserId == actor.UserId)
            .OrderByDescending(row => row.MadeAt).ToListAsync(cancellation);
        return new ResearchAccount(
            await db.Researchers.AsNoTracking().SingleOrDefaultAsync(row => row.UserId == actor.UserId, cancellation),
            await db.TermsAcceptances.AsNoTracking().Where(row => row.UserId == actor.UserId)
                .OrderByDescending(row => row.AcceptedAt).ToListAsync(cancellation),
            [.. tokens.Select(LineOf)],
            await db.Downloads(taken => taken.UserId == actor.UserId).Take(LastDownloads).ToListAsync(cancellation));
    }

    /// <summary>One token; null where there is no such.</summary>
    public async Task<ResearchTokenLine?> FindAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.ResearchTokens.AsNoTracking()
            .SingleOrDefaultAsync(row => row.UserId == actor.UserId && row.Id == id, cancellation) is { } token
            ? LineOf(token)
            : null;
    }

    private ResearchTokenLine LineOf(ResearchToken token) => new(
        token.Id, token.Name, token.MadeAt, token.ExpiresAt, token.LastUsedAt,
        token.RevokedAt is not null ? TokenState.Revoked : token.ExpiresAt <= clock.GetUtcNow() ? TokenState.Expired : TokenState.Works);
}
