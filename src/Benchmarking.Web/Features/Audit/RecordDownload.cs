using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Audit;

/// <summary>
/// Writes on the trail which file is taken away: of the organisation whose hat is worn, or the consortium's. The address
/// without its query, in which somebody may have typed a name.
/// </summary>
public sealed class RecordDownload(TenantDoor door, TimeProvider clock)
{
    public async Task HandleAsync(HttpContext http, string file, CancellationToken cancellation)
    {
        if (http.ActorOrNull() is not { Look: null } actor || (actor.OrganisationId is null && !actor.Is(Role.ConsortiumAdmin)))
            return;

        await using var transaction = await door.OpenAsync(actor, cancellation);
        transaction.AuditByHat(actor, clock.GetUtcNow(), "took away a file", file, http.Request.Path);
        await transaction.CommitAsync(cancellation);
    }
}
