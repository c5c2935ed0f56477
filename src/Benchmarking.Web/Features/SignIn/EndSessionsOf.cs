using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>
/// An administrator signs somebody of their organisation out everywhere, as when a laptop was stolen. Only where the person
/// acts for nobody else: sessions are the person's, and others' work may go on in them.
/// </summary>
public sealed class EndSessionsOf(OwnPeople people, Sessions sessions, TenantDoor door, TimeProvider clock)
{
    private static readonly Role[] AnyOfOrganisation = [.. Grants.OfOrganisation, Role.Steering];

    /// <summary>What the person is called; null where the administrator may not.</summary>
    public async Task<string?> LoadAsync(Actor administrator, UserId person, CancellationToken cancellation) =>
        (await people.FindAsync(administrator, person, AnyOfOrganisation, cancellation))?.DisplayName;

    /// <returns>False where the administrator does not answer for the person alone.</returns>
    public async Task<bool> HandleAsync(HttpContext context, Actor administrator, UserId person, CancellationToken cancellation)
    {
        if (await LoadAsync(administrator, person, cancellation) is null)
            return false;

        // The line first, as it is the administrator's and the rest is the person's.
        await using (var transaction = await door.OpenAsync(administrator, cancellation))
        {
            transaction.Audit(administrator, clock.GetUtcNow(), "ended all sessions", $"person {person}");
            await transaction.CommitAsync(cancellation);
        }

        await using var own = await door.OpenForPersonAsync(person, cancellation);
        await sessions.EndAllAsync(own, person, null, cancellation);
        own.Happened(person, clock.GetUtcNow(), SignInEventKind.EndedByAdministrator, BrowserWords.Of(context));
        await own.CommitAsync(cancellation);
        return true;
    }
}
