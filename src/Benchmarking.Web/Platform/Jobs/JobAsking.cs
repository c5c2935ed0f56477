using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Platform.Jobs;

/// <summary>How a page asks for work of the consortium.</summary>
public static class JobAsking
{
    /// <summary>Work that waits for the worker.</summary>
    public static ConsortiumJob Ask(this Actor actor, JobKind kind, Guid subject, string detail, DateTimeOffset now) => new()
    {
        Kind = kind,
        Subject = subject,
        Detail = detail,
        State = JobState.Queued,
        RequestedAt = now,
        RequestedBy = actor.UserId,
    };

    /// <summary>Commits what asks for work.</summary>
    /// <returns>False where the same work waits or is under way already: somebody asked in the same moment.</returns>
    public static async Task<bool> CommitUnlessUnderWayAsync(this TenantTransaction transaction, CancellationToken cancellation)
    {
        try
        {
            await transaction.CommitAsync(cancellation);
            return true;
        }
        catch (DbUpdateException race) when (race.InnerException is PostgresException { ConstraintName: "consortium_jobs_one_at_a_time" })
        {
            return false;
        }
    }
}
