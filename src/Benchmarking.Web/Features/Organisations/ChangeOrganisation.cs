using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Organisations;

/// <summary>
/// Changes what an organisation is called, or the attributes that peer groups are made of. What is published keeps the names
/// and groups it was made with.
/// </summary>
public sealed class ChangeOrganisation(TenantDoor door, TimeProvider clock)
{
    /// <param name="form">One whose attributes have no problems.</param>
    /// <returns>False where there is no such organisation.</returns>
    public async Task<bool> HandleAsync(Actor actor, Guid id, AttributesForm form, CancellationToken cancellation)
    {
        var organisation = new OrganisationId(id);
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        await db.StandInLineForOrganisationsAsync(cancellation);
        if (await db.Organisations.SingleOrDefaultAsync(row => row.Id == organisation, cancellation) is not { } row)
            return false;

        var before = Words(row);
        (row.Region, row.SizeBand, row.Type, row.Homes) = (form.Region!, form.SizeBand!, form.Type!, form.HomesNumber);
        if (Words(row) == before)
            return true;
        transaction.AuditBoth(actor, organisation, clock.GetUtcNow(), "changed attributes", $"{before} → {Words(row)}");
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <param name="form">One that has no problems.</param>
    /// <returns>What is wrong, or nothing; null where there is no such organisation.</returns>
    public async Task<IReadOnlyList<FormError>?> RenameAsync(Actor actor, Guid id, NamesForm form, CancellationToken cancellation)
    {
        var (organisation, now) = (new OrganisationId(id), clock.GetUtcNow());
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        await db.StandInLineForOrganisationsAsync(cancellation);
        if (await db.Organisations.SingleOrDefaultAsync(own => own.Id == organisation, cancellation) is not { } row)
            return null;
        if (await db.Organisations.AnyAsync(other => other.Id != organisation && other.Name.ToLower() == form.TrimmedName.ToLower(), cancellation))
            return [new FormError(nameof(NamesForm.Name), "There is another organisation of this name")];
        if (row.Name == form.TrimmedName && row.ShortName == form.TrimmedShortName)
            return [];

        var detail = $"{row.Name} ({row.ShortName}) → {form.TrimmedName} ({form.TrimmedShortName})";
        db.OrganisationNames.Add(new OrganisationName { Organisation = organisation, Name = row.Name, ShortName = row.ShortName, Until = now });
        (row.Name, row.ShortName) = (form.TrimmedName, form.TrimmedShortName);
        transaction.AuditBoth(actor, organisation, now, "renamed the organisation", detail);
        await transaction.CommitAsync(cancellation);
        return [];
    }

    private static string Words(Organisation row) => $"{row.Region}, {row.SizeBand}, {row.Type}, {row.Homes?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"} homes";
}
