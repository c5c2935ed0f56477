using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>
/// For a person who lost their authenticator app, recovery codes and passkeys: an administrator of their organisation clears
/// them, which ends all their sessions. The administrator learns and chooses nothing; the person sets up anew when they next
/// sign in with their own password. Nobody does it for themselves, nor for whom they do not answer for alone.
/// </summary>
public sealed class ClearSecondFactor(OwnPeople people, ChangeSecondFactor change, TenantDoor door, TimeProvider clock)
{
    /// <summary>What the person is called; null where the administrator may not.</summary>
    public async Task<string?> LoadAsync(Actor administrator, UserId person, CancellationToken cancellation) =>
        (await people.FindAsync(administrator, person, Grants.OfOrganisation, cancellation))?.DisplayName;

    /// <returns>
    /// False where the person is no active member of the administrator's organisation, belongs to others too, or has a role
    /// that the administrator could not give.
    /// </returns>
    public async Task<bool> HandleAsync(HttpContext context, Actor administrator, UserId person, CancellationToken cancellation)
    {
        if (await people.FindAsync(administrator, person, Grants.OfOrganisation, cancellation) is not { } user)
            return false;

        // The line first, as it is the administrator's and the rest is the person's: nothing is cleared without one.
        await using (var transaction = await door.OpenAsync(administrator, cancellation))
        {
            transaction.Audit(administrator, clock.GetUtcNow(), "cleared the second factor", $"person {person}");
            await transaction.CommitAsync(cancellation);
        }

        await change.RemoveAsync(user, BrowserWords.Of(context), passkeysToo: true, cancellation);
        return true;
    }
}
