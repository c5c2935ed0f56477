using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.People;

/// <summary>Gives and takes away the roles of somebody who belongs to the organisation. A seat on the steering group is the consortium's to give.</summary>
public sealed class ChangeRoles(TenantDoor door, TimeProvider clock)
{
    public async Task<PersonOutcome> HandleAsync(Actor actor, Guid id, IReadOnlyList<Role> wanted, CancellationToken cancellation)
    {
        var (organisation, person) = (actor.OrganisationId!.Value, new UserId(id));
        if (person == actor.UserId)
            return PersonOutcome.Oneself;
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (!await db.StandInLineAsync(actor, cancellation))
            return PersonOutcome.NotThere;
        var rows = await db.Memberships.AsNoTracking().Where(own => own.OrganisationId == organisation && own.UserId == person).ToListAsync(cancellation);
        if (rows.Count == 0)
            return PersonOutcome.NotThere;
        if (rows.Any(own => own.Status != Membership.Active))
            return PersonOutcome.WrongState;
        if (wanted.Count == 0)
            return PersonOutcome.NoRole;

        var had = rows.Select(own => Roles.FromStored(own.Role)).Where(Grants.OfOrganisation.Contains).Order().ToList();
        var (added, gone) = (wanted.Except(had).ToList(), had.Except(wanted).Select(role => role.Stored()).ToList());
        if (added.Count + gone.Count == 0)
            return PersonOutcome.Done;
        if (!added.All(role => Grants.MayHandOut(actor, role, person, hasAdministrator: true)))
            return PersonOutcome.NotThere;

        var now = clock.GetUtcNow();
        db.Memberships.AddRange(added.Select(role => new Membership
        {
            OrganisationId = organisation,
            UserId = person,
            Role = role.Stored(),
            Status = Membership.Active,
            GrantedAt = now,
        }));
        transaction.Audit(actor, now, "changed roles", $"person {id}", $"{Stored(had)} → {Stored(wanted)}");
        try
        {
            await db.SaveChangesAsync(cancellation);
            await db.Memberships.Where(own => own.OrganisationId == organisation && own.UserId == person && gone.Contains(own.Role))
                .ExecuteDeleteAsync(cancellation);
        }
        catch (Exception kept) when (kept.KeptTheLast())
        {
            return PersonOutcome.LastAdministrator;
        }

        await transaction.CommitAsync(cancellation);
        return PersonOutcome.Done;
    }

    private static string Stored(IEnumerable<Role> roles) => string.Join(", ", roles.Order().Select(role => role.Stored()));
}
