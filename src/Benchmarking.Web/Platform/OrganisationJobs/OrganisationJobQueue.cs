using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Clerk;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Platform.OrganisationJobs;

/// <summary>
/// The worker's view of members' own work. The clerk finds it, claims it and keeps its lease, and sees no figure; how
/// far it is and how it ended is written inside the member's wall. The number of the attempt says whose a job is:
/// whoever holds an older one can change nothing any more.
/// </summary>
public sealed class OrganisationJobQueue(ClerkDoor clerk, TenantDoor door, TimeProvider clock) : IJobClaims<OrganisationJob>
{
    /// <summary>
    /// One of an organisation at a time, in the order in which they were asked for: an organisation has at most one of
    /// a kind waiting, so whoever asks again stands behind everybody else. One that was asked to stop is handed out
    /// however often it was tried, to be stopped.
    /// </summary>
    public async Task<OrganisationJob?> ClaimAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await using var transaction = await clerk.OpenAsync(cancellation);
            var now = clock.GetUtcNow();
            if (await NextAsync(transaction.Db, now, cancellation) is not { } job)
                return null;

            if (job.Attempts >= JobLease.MostAttempts && !job.CancelAsked)
                (job.State, job.Message, job.FinishedAt, job.LeasedUntil) = (OrganisationJobState.Failed, JobLease.StoppedTooOften, now, null);
            else
                (job.State, job.Attempts, job.LeasedUntil) = (OrganisationJobState.Running, job.Attempts + 1, now + JobLease.Length);
            await transaction.CommitAsync(cancellation);
            if (job.State == OrganisationJobState.Running)
                return job;
        }
    }

    public async Task<bool> KeepAsync(OrganisationJob job, CancellationToken cancellation)
    {
        await using var transaction = await clerk.OpenAsync(cancellation);
        var until = clock.GetUtcNow() + JobLease.Length;
        var kept = await Held(transaction.Db, job)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeasedUntil, until), cancellation);
        await transaction.CommitAsync(cancellation);
        return kept == 1;
    }

    public async Task HandBackAsync(OrganisationJob job, CancellationToken cancellation)
    {
        await using var transaction = await clerk.OpenAsync(cancellation);
        await Held(transaction.Db, job).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, OrganisationJobState.Queued).SetProperty(row => row.Attempts, job.Attempts - 1)
                .SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null),
            cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Shows how far it is, in a transaction of its own.</summary>
    /// <returns>True where it should go on; false where somebody asked for it to stop.</returns>
    public async Task<bool> ReportAsync(OrganisationJob job, string stage, int done, int total, CancellationToken cancellation)
    {
        await using var tenant = await door.OpenForWorkAsync(job.OrganisationId, job.RequestedBy, cancellation);
        await Held(tenant.Db, job).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Stage, stage).SetProperty(row => row.Done, done).SetProperty(row => row.Total, total),
            cancellation);
        var stop = await Held(tenant.Db, job).AnyAsync(row => row.CancelAsked, cancellation);
        await tenant.CommitAsync(cancellation);
        return !stop;
    }

    /// <summary>Marks the job as done in the work's own transaction.</summary>
    /// <returns>False where it is another worker's by now or was asked to stop: the work must not be committed.</returns>
    public Task<bool> FinishAsync(OrganisationJob job, BenchmarkingDb db, string message, CancellationToken cancellation) =>
        EndAsync(Held(db, job).Where(row => !row.CancelAsked), OrganisationJobState.Done, message, cancellation);

    /// <summary>Marks the job as cancelled in a transaction inside its organisation's wall, where that was asked for.</summary>
    /// <returns>False where it was not asked for, or the job is another worker's by now.</returns>
    public Task<bool> CancelAsync(OrganisationJob job, BenchmarkingDb db, string message, CancellationToken cancellation) =>
        EndAsync(Held(db, job).Where(row => row.CancelAsked), OrganisationJobState.Cancelled, message, cancellation);

    public async Task FailAsync(OrganisationJob job, string message, CancellationToken cancellation)
    {
        await using var tenant = await door.OpenForWorkAsync(job.OrganisationId, job.RequestedBy, cancellation);
        await EndAsync(Held(tenant.Db, job), OrganisationJobState.Failed, message, cancellation);
        await tenant.CommitAsync(cancellation);
    }

    public string Name(OrganisationJob job) => $"{job.Kind} {job.Id}";

    private static async Task<OrganisationJob?> NextAsync(BenchmarkingDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        // One claim at a time, so that "none of its organisation is running" still holds when the claim is written.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('claim an organisation''s job', 0))", cancellation);
        return await db.OrganisationJobs.FromSql(
            $"""
            select waiting.* from organisation_jobs waiting
            where (waiting.state = 'queued' or (waiting.state = 'running' and waiting.leased_until < {now}))
              and not exists (
                select from organisation_jobs other
                where other.organisation_id = waiting.organisation_id and other.state = 'running' and other.leased_until >= {now})
            order by waiting.requested_at, waiting.id limit 1 for update skip locked
            """).SingleOrDefaultAsync(cancellation);
    }

    private static IQueryable<OrganisationJob> Held(BenchmarkingDb db, OrganisationJob job) => db.OrganisationJobs.Where(row =>
        row.OrganisationId == job.OrganisationId && row.Id == job.Id
        && row.Attempts == job.Attempts && row.State == OrganisationJobState.Running);

    private async Task<bool> EndAsync(
        IQueryable<OrganisationJob> held, OrganisationJobState state, string message, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return 1 == await held.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, state).SetProperty(row => row.Message, message)
                .SetProperty(row => row.FinishedAt, now).SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null),
            cancellation);
    }
}
