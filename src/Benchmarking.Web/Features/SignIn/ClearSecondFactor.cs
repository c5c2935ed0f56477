using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>
/// For a person who lost their authenticator app, recovery codes and passkeys: an administrator of their organisation clears
/// them, which ends all their sessions. The administrator learns and chooses nothing; the person sets up anew when they next
/// sign in with their own password. Nobody does it for themselves, nor for whom they do not answer for alone.
/// </summary>
public sealed class ClearSecondFactor(ChangeSecondFactor change, UserManager<User> users, TenantDoor door, TimeProvider clock)
{
    /// <summary>What the person is called; null where the administrator may not.</summary>
    public async Task<string?> LoadAsync(Actor administrator, UserId person, CancellationToken cancellation) =>
        (await FindAsync(administrator, person, cancellation))?.DisplayName;

    /// <returns>False where the person is no active member of the administrator's organisation, or belongs to others too.</returns>
    public async Task<bool> HandleAsync(HttpContext context, Actor administrator, UserId person, CancellationToken cancellation)
    {
        if (await FindAsync(administrator, person, cancellation) is not { } user)
            return false;

        foreach (var key in await users.GetPasskeysAsync(user))
            await users.RemovePasskeyAsync(user, key.CredentialId);
        await change.RemoveAsync(user, BrowserWords.Of(context), cancellation);
        await using var transaction = await door.OpenAsync(administrator, cancellation);
        transaction.Audit(administrator, clock.GetUtcNow(), "cleared the second factor", $"person {person}");
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task<User?> FindAsync(Actor administrator, UserId person, CancellationToken cancellation) =>
        administrator.OrganisationId is { } organisation && person != administrator.UserId
        && await IsTheirsAloneAsync(organisation, person, cancellation)
        && await users.FindByIdAsync(person.ToString()) is { SuspendedAt: null } user
            ? user
            : null;

    /// <summary>With a hat of another organisation or of the consortium, one administrator's word is not enough.</summary>
    private async Task<bool> IsTheirsAloneAsync(OrganisationId organisation, UserId person, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForPersonAsync(person, cancellation);
        var organisations = await transaction.Db.Memberships.Where(row => row.UserId == person && row.Status == Membership.Active)
            .Select(row => row.OrganisationId).Distinct().ToListAsync(cancellation);
        var administers = Role.ConsortiumAdmin.Stored();
        return organisations is [var only] && only == organisation
            && !await transaction.Db.PersonRoles.AnyAsync(row => row.UserId == person && row.Role == administers, cancellation);
    }
}
