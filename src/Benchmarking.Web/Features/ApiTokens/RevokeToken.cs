using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.ApiTokens;

/// <summary>Makes a token worth nothing, from the next request on.</summary>
public sealed class RevokeToken(TenantDoor door, TimeProvider clock)
{
    /// <returns>The token's name; null where the organisation has no such token. Revoking twice changes nothing.</returns>
    public async Task<string?> HandleAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var token = await transaction.Db.ApiTokens.SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (token is null or { RevokedAt: not null })
            return token?.Name;

        token.RevokedAt = clock.GetUtcNow();
        token.RevokedBy = actor.UserId;
        transaction.Audit(actor, clock.GetUtcNow(), "revoked a token", $"token {token.Name}");
        await transaction.CommitAsync(cancellation);
        return token.Name;
    }
}
