using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Platform.OrganisationJobs;

/// <summary>
/// One kind of a member's long work. It runs as the site does, inside that member's wall, in one transaction that the
/// worker opens and commits together with "done": it happens wholly, once, or not at all.
/// </summary>
public interface IOrganisationWork
{
    OrganisationJobKind Kind { get; }

    /// <summary>Does the work in the given transaction, without committing it. Long steps look at the token often.</summary>
    Task<JobResult> RunAsync(OrganisationJob job, TenantTransaction tenant, IJobProgress progress, CancellationToken cancellation);

    /// <summary>Notes in the given transaction that the work was stopped because somebody asked for it.</summary>
    Task StoppedAsync(OrganisationJob job, TenantTransaction tenant, CancellationToken cancellation);
}
