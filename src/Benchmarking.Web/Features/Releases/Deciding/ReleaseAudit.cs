using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Releases.Deciding;

public static class ReleaseAudit
{
    /// <summary>On the trail of whoever acts: the organisation's under the steering group's hat, or the consortium's.</summary>
    public static void AuditRelease(
        this TenantTransaction transaction, Actor actor, DateTimeOffset at, string action, Release release, string detail) =>
        transaction.AuditByHat(actor, at, action, $"release {release.Id}", detail);
}
