using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Tenancy;

/// <summary>
/// The hat of a look: a member's, as its contributors and approvers wear it, put on by the consortium's administrator for a
/// short while. Nothing can be changed under it (<see cref="TenantDoor"/> opens it for reading).
/// </summary>
public static class Looks
{
    private const string Prefix = "look:";

    public static string KeyOf(Guid look) => Prefix + look;

    /// <summary>The look that a hat's key names; null where it is another hat.</summary>
    public static Guid? IdOf(string? key) =>
        key?.StartsWith(Prefix, StringComparison.Ordinal) == true && Guid.TryParse(key[Prefix.Length..], out var id) ? id : null;

    /// <summary>The actor in the look; as they were where it is over, was never theirs, or they may look no more.</summary>
    /// <param name="transaction">Opened for that person.</param>
    public static async Task<Actor> WearAsync(TenantTransaction transaction, Actor actor, Guid look, DateTimeOffset now, CancellationToken cancellation)
    {
        // Whatever hat comes first for them: what counts is that they may act for the consortium in this session at all.
        if (!actor.HasSecondFactor || actor.Session?.Only is not null || !actor.Hats.Any(hat => hat.Roles.Contains(Role.ConsortiumAdmin)))
            return actor;

        var goingOn = await transaction.Db.MemberLooks.AsNoTracking()
            .Where(row => row.Id == look && row.UserId == actor.UserId && row.EndedAt == null && row.EndsAt > now)
            .Join(transaction.Db.Organisations, row => row.OrganisationId, organisation => organisation.Id, (row, organisation) => new { row.EndsAt, organisation.Id, organisation.Name })
            .SingleOrDefaultAsync(cancellation);
        return goingOn is null ? actor : actor with
        {
            Hat = new Hat(KeyOf(look), goingOn.Name, goingOn.Id, [Role.Contributor, Role.Approver]),
            Look = new ActingLook(look, goingOn.Name, goingOn.EndsAt),
        };
    }
}
