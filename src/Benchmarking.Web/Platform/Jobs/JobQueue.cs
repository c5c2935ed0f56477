using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Platform.Jobs;

/// <summary>
/// The worker's view of the queue. A job is claimed with a lease; a worker that dies lets it run out, and the job is
/// taken up again, at most <see cref="JobLease.MostAttempts"/> times. The number of the attempt says whose a job is:
/// whoever holds an older one can change nothing any more.
/// </summary>
public sealed class JobQueue(EngineDoor door, TimeProvider clock) : IJobClaims<ConsortiumJob>
{
    /// <summary>
    /// The next job to do, marked as running; null where there is none. Of each kind one is done at a time, in the
    /// order in which they were asked for, however many workers there are.
    /// </summary>
    public async Task<ConsortiumJob?> ClaimAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await using var engine = await door.OpenAsync(cancellation);
            var now = clock.GetUtcNow();
            if (await NextAsync(engine.Db, now, cancellation) is not { } job)
                return null;

            if (job.Attempts >= JobLease.MostAttempts)
                (job.State, job.Message, job.FinishedAt, job.LeasedUntil) = (JobState.Failed, JobLease.StoppedTooOften, now, null);
            else
                (job.State, job.Attempts, job.LeasedUntil) = (JobState.Running, job.Attempts + 1, now + JobLease.Length);
            await engine.CommitAsync(cancellation);
            if (job.State == JobState.Running)
                return job;
        }
    }

    /// <summary>Keeps the lease.</summary>
    /// <returns>False where the job is another worker's by now, or over.</returns>
    public async Task<bool> KeepAsync(ConsortiumJob job, CancellationToken cancellation)
    {
        await using var engine = await door.OpenAsync(cancellation);
        var until = clock.GetUtcNow() + JobLease.Length;
        var kept = await Held(engine.Db, job)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeasedUntil, until), cancellation);
        await engine.CommitAsync(cancellation);
        return kept == 1;
    }

    /// <summary>Shows how far it is, in a transaction of its own.</summary>
    public async Task ReportAsync(ConsortiumJob job, string stage, int done, int total, CancellationToken cancellation)
    {
        await using var engine = await door.OpenAsync(cancellation);
        await Held(engine.Db, job).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Stage, stage).SetProperty(row => row.Done, done)
                .SetProperty(row => row.Total, total),
            cancellation);
        await engine.CommitAsync(cancellation);
    }

    /// <summary>Marks the job as done in the work's own transaction.</summary>
    /// <returns>False where the job is another worker's by now: the work must not be committed.</returns>
    public async Task<bool> FinishAsync(ConsortiumJob job, BenchmarkingDb db, string message, CancellationToken cancellation) =>
        await EndAsync(Held(db, job), JobState.Done, message, null, cancellation);

    public string Name(ConsortiumJob job) => $"{job.Kind} {job.Id}";

    public Task FailAsync(ConsortiumJob job, string message, CancellationToken cancellation) =>
        FailAsync(job, message, report: null, cancellation);

    /// <summary>Marks the job as failed, with what was found out on the way, unless it is another worker's by now.</summary>
    public async Task FailAsync(ConsortiumJob job, string message, string? report, CancellationToken cancellation)
    {
        await using var engine = await door.OpenAsync(cancellation);
        await EndAsync(Held(engine.Db, job), JobState.Failed, message, report, cancellation);
        await engine.CommitAsync(cancellation);
    }

    /// <summary>Puts the job back as it was before it was claimed, for a worker that is asked to stop.</summary>
    public async Task HandBackAsync(ConsortiumJob job, CancellationToken cancellation)
    {
        await using var engine = await door.OpenAsync(cancellation);
        await Held(engine.Db, job).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, JobState.Queued).SetProperty(row => row.Attempts, job.Attempts - 1)
                .SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null),
            cancellation);
        await engine.CommitAsync(cancellation);
    }

    private static async Task<ConsortiumJob?> NextAsync(BenchmarkingDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        // One claim at a time, so that "none of its kind is running" still holds when the claim is written.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('claim a job', 0))", cancellation);
        return await db.ConsortiumJobs.FromSql(
            $"""
            select waiting.* from consortium_jobs waiting
            where (waiting.state = 'queued' or (waiting.state = 'running' and waiting.leased_until < {now}))
              and not exists (
                select from consortium_jobs other
                where other.kind = waiting.kind and other.state = 'running' and other.leased_until >= {now})
            order by waiting.requested_at, waiting.id limit 1 for update skip locked
            """).SingleOrDefaultAsync(cancellation);
    }

    private static IQueryable<ConsortiumJob> Held(BenchmarkingDb db, ConsortiumJob job) => db.ConsortiumJobs.Where(
        row => row.Id == job.Id && row.Attempts == job.Attempts && row.State == JobState.Running);

    private async Task<bool> EndAsync(
        IQueryable<ConsortiumJob> held, JobState state, string message, string? report, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return 1 == await held.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, state).SetProperty(row => row.Message, message)
                .SetProperty(row => row.Report, report)
                .SetProperty(row => row.FinishedAt, now).SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null),
            cancellation);
    }
}
