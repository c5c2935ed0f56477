using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Platform.Jobs;

/// <summary>
/// The worker's view of the queue. A job is claimed with a lease; a worker that dies lets it run out, and the job is
/// taken up again, at most <see cref="MostAttempts"/> times.
/// </summary>
public sealed class JobQueue(EngineDoor door, TimeProvider clock)
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private const int MostAttempts = 3;
    private readonly SemaphoreSlim _bell = new(0);

    /// <summary>Wakes the worker of this process; one of another looks by itself within seconds.</summary>
    public void Ring() => _bell.Release();

    public Task WaitAsync(TimeSpan longest, CancellationToken cancellation) => _bell.WaitAsync(longest, cancellation);

    /// <summary>The next job to do, marked as running; null where there is none.</summary>
    public async Task<ConsortiumJob?> ClaimAsync(CancellationToken cancellation)
    {
        await using var engine = await door.OpenAsync(cancellation);
        var now = clock.GetUtcNow();
        var job = await engine.Db.ConsortiumJobs.FromSql(
            $"""
            select * from consortium_jobs
            where state = 'queued' or (state = 'running' and leased_until < {now})
            order by requested_at limit 1 for update skip locked
            """).SingleOrDefaultAsync(cancellation);
        if (job is null)
            return null;

        if (job.Attempts >= MostAttempts)
            Fail(job, "The work stopped three times before it was done. Ask for it again; if that fails too, tell whoever runs the site.", now);
        else
            (job.State, job.Attempts, job.LeasedUntil) = (JobState.Running, job.Attempts + 1, now + Lease);
        await engine.CommitAsync(cancellation);
        return job.State == JobState.Running ? job : await ClaimAsync(cancellation);
    }

    /// <summary>Shows how far it is and keeps the lease, in a transaction of its own.</summary>
    public async Task ReportAsync(ConsortiumJob job, string stage, int done, int total, CancellationToken cancellation)
    {
        await using var engine = await door.OpenAsync(cancellation);
        var until = clock.GetUtcNow() + Lease;
        await engine.Db.ConsortiumJobs.Where(row => row.Id == job.Id && row.Attempts == job.Attempts).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Stage, stage).SetProperty(row => row.Done, done)
                .SetProperty(row => row.Total, total).SetProperty(row => row.LeasedUntil, until),
            cancellation);
        await engine.CommitAsync(cancellation);
    }

    /// <summary>Marks the job as done in the work's own transaction, provided that the lease is still this worker's.</summary>
    public async Task<bool> FinishAsync(ConsortiumJob job, BenchmarkingDb db, string message, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var finished = await db.ConsortiumJobs
            .Where(row => row.Id == job.Id && row.Attempts == job.Attempts && row.State == JobState.Running)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, JobState.Done).SetProperty(row => row.Message, message)
                    .SetProperty(row => row.FinishedAt, now).SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null),
                cancellation);
        return finished == 1;
    }

    public async Task FailAsync(ConsortiumJob job, string message, CancellationToken cancellation)
    {
        await using var engine = await door.OpenAsync(cancellation);
        var row = await engine.Db.ConsortiumJobs.SingleAsync(own => own.Id == job.Id, cancellation);
        Fail(row, message, clock.GetUtcNow());
        await engine.CommitAsync(cancellation);
    }

    private static void Fail(ConsortiumJob job, string message, DateTimeOffset now) =>
        (job.State, job.Message, job.FinishedAt, job.LeasedUntil) = (JobState.Failed, message, now, null);
}
