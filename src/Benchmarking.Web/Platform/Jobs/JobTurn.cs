namespace Benchmarking.Web.Platform.Jobs;

/// <summary>
/// One turn of a worker: claims a job, keeps its lease while the work goes on, and says how it ended where the work
/// itself could not.
/// </summary>
public sealed partial class JobTurn<TJob>(IJobClaims<TJob> claims, TimeProvider clock, ILogger log)
    where TJob : class
{
    private static readonly TimeSpan Heartbeat = JobLease.Length / 3;

    /// <summary>Does the next job.</summary>
    /// <param name="work">The work; its token ends when the lease is lost or the worker is asked to stop.</param>
    /// <param name="stopping">The worker is asked to stop.</param>
    /// <returns>False where there is none.</returns>
    public async Task<bool> DoNextAsync(Func<TJob, CancellationToken, Task> work, CancellationToken stopping)
    {
        if (await claims.ClaimAsync(stopping) is not { } job)
            return false;

        using var held = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var heart = BeatAsync(job, held);
        try
        {
            await work(job, held.Token);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2), clock);
            await claims.HandBackAsync(job, soon.Token);
            throw;
        }
        catch (Exception) when (held.IsCancellationRequested)
        {
            LeaseLost(job);
        }
        catch (Exception failure) when (!Outage.Is(failure))
        {
            Failed(failure, claims.Name(job));
            await claims.FailAsync(job, JobLease.Failure, stopping);
        }
        finally
        {
            await held.CancelAsync();
            await heart;
        }

        return true;
    }

    /// <summary>Notes that the work was done for nothing: the job is another worker's by now.</summary>
    public void LeaseLost(TJob job) => LeaseLost(claims.Name(job));

    /// <summary>Keeps the lease while the work goes on, and stops the work where the lease is another's.</summary>
    private async Task BeatAsync(TJob job, CancellationTokenSource held)
    {
        using var timer = new PeriodicTimer(Heartbeat, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(held.Token))
            {
                if (!await claims.KeepAsync(job, held.Token))
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
            BeatMissed(outage, claims.Name(job));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Job} failed")]
    private partial void Failed(Exception failure, string job);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Job} was taken over by another worker; what was done here is dropped")]
    private partial void LeaseLost(string job);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of {Job} could not be kept")]
    private partial void BeatMissed(Exception outage, string job);
}
