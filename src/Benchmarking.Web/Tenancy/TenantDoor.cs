using Benchmarking.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Tenancy;

/// <summary>
/// The only door to the database for the site. Each unit of work is one transaction in which PostgreSQL itself knows
/// for whom it is done, for no longer than the transaction lasts.
/// </summary>
public sealed class TenantDoor(SiteDatabase site)
{
    /// <summary>For what the actor does under the hat worn now.</summary>
    public Task<TenantTransaction> OpenAsync(Actor actor, CancellationToken cancellation) =>
        BeginAsync(actor.OrganisationId, actor.UserId, cancellation, actor.Is(Role.ConsortiumAdmin));

    /// <summary>For the look at a person before a hat is chosen: their own memberships and nothing of an organisation.</summary>
    public Task<TenantTransaction> OpenForPersonAsync(UserId user, CancellationToken cancellation) =>
        BeginAsync(null, user, cancellation);

    /// <summary>
    /// For the look at a program's token before it is known to be one: behind the wall that it names, where nothing is
    /// read but tokens and whether their makers still belong there.
    /// </summary>
    public Task<TenantTransaction> OpenForTokenAsync(OrganisationId named, CancellationToken cancellation) =>
        BeginAsync(named, null, cancellation);

    /// <summary>For what anybody may read: catalogue, publications, names of members.</summary>
    public Task<TenantTransaction> OpenPublicAsync(CancellationToken cancellation) => BeginAsync(null, null, cancellation);

    private async Task<TenantTransaction> BeginAsync(
        OrganisationId? organisation, UserId? user, CancellationToken cancellation, bool consortium = false)
    {
        var db = new BenchmarkingDb(site.Options) { Tenant = organisation, Consortium = consortium };
        try
        {
            var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var organisationText = organisation?.ToString() ?? "";
            var userText = user?.ToString() ?? "";
            await db.Database.ExecuteSqlAsync(
                $"""
                select set_config('app.organisation_id', {organisationText}, true),
                       set_config('app.user_id', {userText}, true),
                       set_config('statement_timeout', '15s', true),
                       set_config('lock_timeout', '5s', true)
                """,
                cancellation);
            return new TenantTransaction(db, transaction);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }
}
