using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>
/// Whom an organisation's administrator answers for alone. With a hat of another organisation or of the consortium, worn
/// or suspended, an account is not one administrator's to touch.
/// </summary>
public sealed class OwnPeople(UserManager<User> users, TenantDoor door)
{
    /// <param name="roles">What they may be in the organisation; whoever is more is not found.</param>
    /// <returns>Null where it is oneself, or somebody whom others answer for too.</returns>
    public async Task<User?> FindAsync(Actor administrator, UserId person, IReadOnlyCollection<Role> roles, CancellationToken cancellation) =>
        administrator.OrganisationId is { } organisation && administrator.Is(Role.OrganisationAdmin) && person != administrator.UserId
        && await IsTheirsAloneAsync(organisation, person, roles, cancellation)
        && await users.FindByIdAsync(person.ToString()) is { SuspendedAt: null } user
            ? user
            : null;

    private async Task<bool> IsTheirsAloneAsync(
        OrganisationId organisation, UserId person, IReadOnlyCollection<Role> roles, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForPersonAsync(person, cancellation);
        var rows = await transaction.Db.Memberships.AsNoTracking().Where(row => row.UserId == person).ToListAsync(cancellation);
        var administers = Role.ConsortiumAdmin.Stored();
        return rows.Any(row => row.Status == Membership.Active)
            && rows.All(row => row.OrganisationId == organisation && roles.Contains(Roles.FromStored(row.Role)))
            && !await transaction.Db.PersonRoles.AnyAsync(row => row.UserId == person && row.Role == administers, cancellation);
    }
}
