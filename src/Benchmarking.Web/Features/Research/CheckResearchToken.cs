using System.Security.Cryptography;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.ApiTokens;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Research;

/// <summary>
/// Finds out which researcher a script acts for. Unknown, revoked, expired, of somebody who is suspended or no researcher
/// any more, and no token at all are one and the same: nobody.
/// </summary>
public sealed class CheckResearchToken(TenantDoor door, TimeProvider clock)
{
    public async Task<Actor?> ReadAsync(string? text, CancellationToken cancellation)
    {
        if (!TokenSecret.TryReadResearch(text, out var shown))
            return null;

        var (now, user, role) = (clock.GetUtcNow(), new UserId(shown.Owner), Role.Researcher.Stored());
        await using var transaction = await door.OpenForPersonAsync(user, cancellation);
        var db = transaction.Db;
        var kept = await (
                from token in db.ResearchTokens
                where token.UserId == user && token.Id == shown.Id && token.RevokedAt == null && token.ExpiresAt > now
                where db.PersonRoles.Any(own => own.UserId == user && own.Role == role && own.State == PersonRoleState.Active)
                where db.Users.Any(own => own.Id == shown.Owner && own.SuspendedAt == null)
                select token)
            .AsNoTracking().SingleOrDefaultAsync(cancellation);
        // Compared even where there is none, so that the work is the same.
        var isIt = CryptographicOperations.FixedTimeEquals(shown.Hash, kept?.Hash ?? new byte[32]);
        if (kept is null || !isIt)
            return null;

        if (!(kept.LastUsedAt > now - CheckToken.NotedEvery))
        {
            await db.ResearchTokens.Where(token => token.UserId == user && token.Id == shown.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(token => token.LastUsedAt, now), cancellation);
            await transaction.CommitAsync(cancellation);
        }

        var hat = new Hat("research", Role.Researcher.Words(), null, [Role.Researcher]);
        return new Actor(user, kept.Name, hat, [hat]) { Token = new ActingToken(shown.Id, kept.Name, [Scope.ReadReleases]) };
    }
}
