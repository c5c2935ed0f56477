using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.History;

/// <summary>Asking the worker for an import. One of an organisation is under way at a time, and the database sees to it.</summary>
public static class HistoryJobs
{
    public const string Busy =
        "Another file of your organisation is being read just now. Wait until it is finished, or cancel it, and try again.";

    public static OrganisationJob For(Actor actor, Guid import, DateTimeOffset now) => new()
    {
        OrganisationId = actor.OrganisationId!.Value,
        Kind = OrganisationJobKind.ImportHistory,
        Subject = import,
        State = OrganisationJobState.Queued,
        RequestedAt = now,
        RequestedBy = actor.UserId,
    };

    /// <returns>False where another import of the organisation is under way; nothing is kept then.</returns>
    public static async Task<bool> TryCommitAsync(TenantTransaction transaction, CancellationToken cancellation)
    {
        try
        {
            await transaction.CommitAsync(cancellation);
            return true;
        }
        catch (DbUpdateException failed) when (failed.InnerException is PostgresException { ConstraintName: "organisation_jobs_one_at_a_time" })
        {
            return false;
        }
    }
}
