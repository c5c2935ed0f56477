using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Platform.Jobs;

/// <summary>Does one job: wholly, with "done" in the same transaction, or not at all.</summary>
public sealed partial class JobRunner(
    JobQueue queue, EngineDoor door, IEnumerable<IJobWork> works, TimeProvider clock, ILogger<JobRunner> log)
{
    private const string Failure =
        "The work could not be finished, and nothing of it was kept. Whoever runs the site finds the reason in its log.";

    private static readonly TimeSpan Heartbeat = JobQueue.Lease / 3;

    /// <summary>Does the next job.</summary>
    /// <returns>False where there is none.</returns>
    public async Task<bool> DoNextAsync(CancellationToken stopping)
    {
        if (await queue.ClaimAsync(stopping) is not { } job)
            return false;

        using var held = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var heart = BeatAsync(job, held);
        try
        {
            await WorkAsync(job, held.Token);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2), clock);
            await queue.HandBackAsync(job, soon.Token);
            throw;
        }
        catch (Exception) when (held.IsCancellationRequested)
        {
            LeaseLost(job.Kind, job.Id);
        }
        catch (Exception failure) when (!Outage.Is(failure))
        {
            Failed(failure, job.Kind, job.Id);
            await queue.FailAsync(job, Failure, stopping);
        }
        finally
        {
            await held.CancelAsync();
            await heart;
        }

        return true;
    }

    private async Task WorkAsync(ConsortiumJob job, CancellationToken held)
    {
        await using var engine = await door.OpenAsync(held);
        var work = works.Single(candidate => candidate.Kind == job.Kind);
        var result = await work.RunAsync(job, engine, new Progress(queue, job, held), held);
        if (result is JobResult.Refused refused)
        {
            await queue.FailAsync(job, refused.Message, held, refused.Report);
            return;
        }

        await engine.Db.SaveChangesAsync(held);
        if (await queue.FinishAsync(job, engine.Db, result.Message, held))
            await engine.CommitAsync(held);
        else
            LeaseLost(job.Kind, job.Id);
    }

    /// <summary>Keeps the lease while the work goes on, and stops the work where the lease is another's.</summary>
    private async Task BeatAsync(ConsortiumJob job, CancellationTokenSource held)
    {
        using var timer = new PeriodicTimer(Heartbeat, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(held.Token))
            {
                if (!await queue.KeepAsync(job, held.Token))
                    await held.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The work is over.
        }
        catch (Exception outage) when (Outage.Is(outage))
        {
            // Without a heart the lease runs out; the work itself meets the same outage.
            BeatMissed(outage, job.Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Kind} {Job} failed")]
    private partial void Failed(Exception failure, JobKind kind, Guid job);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Kind} {Job} was taken over by another worker; what was done here is dropped")]
    private partial void LeaseLost(JobKind kind, Guid job);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of job {Job} could not be kept")]
    private partial void BeatMissed(Exception outage, Guid job);

    private sealed class Progress(JobQueue queue, ConsortiumJob job, CancellationToken held) : IJobProgress
    {
        public Task ReportAsync(string stage, int done, int total) => queue.ReportAsync(job, stage, done, total, held);
    }
}
