using System.Security.Claims;
using Benchmarking.Web.Database.Tables;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Tenancy;

/// <summary>
/// Reads the person, their memberships and roles from the database at the start of each request, so that a removed or
/// suspended person is out at the next click and no cookie's memory is trusted. One look-up; it also stands in for
/// Identity's own re-check of the security stamp.
/// </summary>
public sealed class CurrentActor(TenantDoor door)
{
    public const string HatClaim = "hat";

    public async Task<Actor?> FindAsync(ClaimsPrincipal principal, CancellationToken cancellation)
    {
        if (!Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
            return null;

        var userId = new UserId(id);
        await using var transaction = await door.OpenForPersonAsync(userId, cancellation);
        var person = await transaction.Db.Users
            .Where(user => user.Id == id && user.SuspendedAt == null)
            .Select(user => new
            {
                user.DisplayName,
                user.SecurityStamp,
                Memberships = transaction.Db.Memberships
                    .Where(membership => membership.UserId == userId && membership.Status == Membership.Active)
                    .Select(membership => new MembershipRow(
                        membership.OrganisationId, membership.Organisation.Name, membership.Organisation.LeftAt, membership.Role))
                    .ToList(),
                PersonRoles = transaction.Db.PersonRoles
                    .Where(role => role.UserId == userId && role.State == PersonRoleState.Active).Select(role => role.Role).ToList(),
            })
            .SingleOrDefaultAsync(cancellation);
        var stamp = principal.FindFirstValue(new ClaimsIdentityOptions().SecurityStampClaimType);
        if (person is null || stamp != person.SecurityStamp)
            return null;

        var hats = Hats(person.Memberships, person.PersonRoles);
        var wanted = principal.FindFirstValue(HatClaim);
        return new Actor(userId, person.DisplayName, hats.FirstOrDefault(hat => hat.Key == wanted) ?? hats.FirstOrDefault(), hats);
    }

    private static List<Hat> Hats(IEnumerable<MembershipRow> memberships, IEnumerable<string> personRoles)
    {
        var hats = memberships
            .GroupBy(membership => (membership.OrganisationId, membership.OrganisationName, membership.LeftAt))
            .OrderBy(group => group.Key.OrganisationName, StringComparer.Ordinal)
            .Select(group => new Hat(
                group.Key.OrganisationId.ToString(),
                group.Key.OrganisationName,
                group.Key.OrganisationId,
                [.. group.Select(row => Roles.FromStored(row.Role)).Order()]) { LeftAt = group.Key.LeftAt })
            .ToList();
        foreach (var role in personRoles.Select(Roles.FromStored).Order())
            hats.Add(new Hat(role == Role.ConsortiumAdmin ? "consortium" : "research", role.Words(), null, [role]));
        return hats;
    }

    private sealed record MembershipRow(OrganisationId OrganisationId, string OrganisationName, DateTimeOffset? LeftAt, string Role);
}

public static class CurrentActorPipeline
{
    private static readonly object Key = new();

    /// <summary>Stands between authentication and authorisation.</summary>
    public static void UseCurrentActor(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        // A page about a failure is drawn with what is known already: the database may be what failed.
        var isKnown = context.Items.ContainsKey(Key) || context.Features.Get<IExceptionHandlerFeature>() is not null;
        if (!isKnown && context.User.Identity?.IsAuthenticated == true)
        {
            var actor = await context.RequestServices.GetRequiredService<CurrentActor>()
                .FindAsync(context.User, context.RequestAborted);
            if (actor is null)
            {
                // The person is gone, suspended, or has changed their password elsewhere: this cookie is worth nothing.
                await context.SignOutAsync(IdentityConstants.ApplicationScheme);
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
            else
            {
                context.Items[Key] = actor;
            }
        }

        await next(context);
    });

    /// <summary>Says who asks, where that is told by something else than the session.</summary>
    public static void PutActor(this HttpContext context, Actor actor) => context.Items[Key] = actor;

    public static Actor? ActorOrNull(this HttpContext context) => context.Items[Key] as Actor;

    /// <summary>The actor of an action that only signed-in people reach.</summary>
    public static Actor Actor(this HttpContext context) =>
        context.ActorOrNull() ?? throw new InvalidOperationException("This action is open to people who are not signed in.");
}
