using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>
/// What happened to how a person signs in concerns everybody for whom they act, whichever hat they wore: it stands on the
/// trail of each organisation in which they are active, and on the consortium's where they administer it.
/// </summary>
public sealed class PersonTrail(TenantDoor door, TimeProvider clock)
{
    /// <summary>Of one kind of failure no more lines than this within <see cref="SignInTries.Window"/>: a flood shall not fill a trail.</summary>
    public const int MostFailures = 3;

    /// <summary>After the change itself is committed.</summary>
    /// <param name="action">As "changed their password".</param>
    public async Task WriteAsync(UserId person, string action, string detail, CancellationToken cancellation)
    {
        var (now, subject) = (clock.GetUtcNow(), $"person {person}");
        List<OrganisationId> organisations;
        await using (var own = await door.OpenForPersonAsync(person, cancellation))
        {
            var role = Role.ConsortiumAdmin.Stored();
            organisations = await own.Db.Memberships.Where(row => row.UserId == person && row.Status == Membership.Active)
                .Select(row => row.OrganisationId).Distinct().ToListAsync(cancellation);
            if (await own.Db.PersonRoles.AnyAsync(row => row.UserId == person && row.Role == role, cancellation))
                own.AuditConsortium(new Actor(person, "", null, []), now, action, subject, detail);
            await own.CommitAsync(cancellation);
        }

        foreach (var organisation in organisations)
        {
            await using var transaction = await door.OpenForOrganisationAsync(organisation, person, cancellation);
            transaction.Audit(organisation, person, now, action, subject, detail);
            await transaction.CommitAsync(cancellation);
        }
    }

    /// <summary>Whether one more failure of a kind is worth a line, in a transaction for that person.</summary>
    public async Task<bool> IsWorthALineAsync(TenantTransaction transaction, UserId person, SignInEventKind kind, CancellationToken cancellation)
    {
        var (stored, since) = (kind.Stored(), clock.GetUtcNow() - SignInTries.Window);
        return await transaction.Db.SignInEvents.CountAsync(
            row => row.UserId == person && row.Kind == stored && row.At > since, cancellation) < MostFailures;
    }
}
