using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Organisations;

/// <summary>
/// Retires an organisation, alone or by merging it into another. Nothing of it is moved or erased: both histories stay where
/// they are, and nobody comes by the other's figures. People are let in by invitation, as always.
/// </summary>
public sealed class EndOrganisation(TenantDoor door, TimeProvider clock)
{
    /// <param name="form">One that has no problems.</param>
    /// <returns>False where somebody else was quicker, or there is no such organisation.</returns>
    public async Task<bool> HandleAsync(Actor actor, Guid id, EndForm form, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        await db.StandInLineForOrganisationsAsync(cancellation);
        var row = await db.Organisations.SingleOrDefaultAsync(own => own.Id == new OrganisationId(id) && own.LeftAt == null, cancellation);
        if (row is null)
            return false;

        row.LeftAt = form.LeftAt(now);
        var day = Platform.LondonTime.Day(row.LeftAt.Value.AddTicks(-1));
        if (form.Into is not { } other)
        {
            transaction.AuditBoth(actor, row.Id, now, "retired the organisation", $"active → retired, last day {day}: {form.TrimmedWhy}");
            await transaction.CommitAsync(cancellation);
            return true;
        }

        var into = await db.Organisations.SingleOrDefaultAsync(
            own => own.Id == new OrganisationId(other) && own.LeftAt == null && own.Id != row.Id, cancellation);
        if (into is null)
            return false;

        row.MergedInto = into.Id;
        await BecomeOneInterestAsync(transaction, row, into, cancellation);
        transaction.AuditBoth(actor, row.Id, now, "merged the organisation", $"active → merged into {into.Name}, last day {day}: {form.TrimmedWhy}");
        transaction.AuditBoth(actor, into.Id, now, "merged another into the organisation", $"{row.Name} was merged into this one, last day {day}: {form.TrimmedWhy}");
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>
    /// Whoever knows one's figures is taken to know the other's, in every publication from now on: an earlier quarter that is
    /// published again may not count on the two keeping secrets from each other.
    /// </summary>
    private static async Task BecomeOneInterestAsync(TenantTransaction transaction, Organisation from, Organisation into, CancellationToken cancellation)
    {
        var (theirs, group) = (from.InterestGroup, into.InterestGroup ?? from.InterestGroup ?? $"merged:{into.Id}");
        (from.InterestGroup, into.InterestGroup) = (group, group);
        if (theirs is null || theirs == group)
            return;
        foreach (var own in await transaction.Db.Organisations.Where(row => row.InterestGroup == theirs).ToListAsync(cancellation))
            own.InterestGroup = group;
    }
}
