using System.Security.Cryptography;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.ApiTokens;

/// <summary>
/// Finds out who acts by a token. Unknown, revoked, expired, made by somebody who has gone, and no token at all are one
/// and the same: nobody.
/// </summary>
public sealed class CheckToken(TenantDoor door, TimeProvider clock)
{
    /// <summary>That a token is in use is noted no more often than this.</summary>
    internal static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);

    /// <returns>The maker under the organisation's hat, with a contributor's power as far as the scopes go; or null.</returns>
    public async Task<Actor?> ReadAsync(string? text, CancellationToken cancellation)
    {
        if (!TokenSecret.TryRead(text, out var shown))
            return null;

        var now = clock.GetUtcNow();
        await using var transaction = await door.OpenForTokenAsync(shown.OrganisationId, cancellation);
        var db = transaction.Db;
        var kept = await (
                from token in db.ApiTokens
                where token.Id == shown.Id && token.RevokedAt == null && token.ExpiresAt > now
                join organisation in db.Organisations on token.OrganisationId equals organisation.Id
                where organisation.LeftAt == null || organisation.LeftAt > now
                select new { token.Hash, token.Name, token.Scopes, token.MadeBy, token.LastUsedAt, Organisation = organisation.Name })
            .AsNoTracking().SingleOrDefaultAsync(cancellation);
        // Compared even where there is none, so that the work is the same.
        var isIt = CryptographicOperations.FixedTimeEquals(shown.Hash, kept?.Hash ?? new byte[32]);
        if (kept is null || !isIt || !(await db.StillThereAsync([kept.MadeBy], cancellation)).Contains(kept.MadeBy))
            return null;

        if (!(kept.LastUsedAt > now - NotedEvery))
            await NoteUseAsync(transaction, shown.Id, now, cancellation);
        var hat = new Hat(shown.OrganisationId.ToString(), kept.Organisation, shown.OrganisationId, [Role.Contributor]);
        return new Actor(kept.MadeBy, kept.Name, hat, [hat])
        {
            Token = new ActingToken(shown.Id, kept.Name, [.. kept.Scopes.Select(Scopes.FromStored).OfType<Scope>()]),
        };
    }

    private static async Task NoteUseAsync(
        TenantTransaction transaction, Guid id, DateTimeOffset now, CancellationToken cancellation)
    {
        var before = now - NotedEvery;
        await transaction.Db.ApiTokens.Where(token => token.Id == id && (token.LastUsedAt == null || token.LastUsedAt <= before))
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.LastUsedAt, now), cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
