using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Platform.Jobs;

/// <summary>Does the consortium's long work beside the site, one job after another.</summary>
public sealed partial class Worker(
    JobQueue queue, EngineDoor door, IEnumerable<IJobWork> works, ILogger<Worker> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await queue.ClaimAsync(stoppingToken) is { } job)
                    await WorkAsync(job, stoppingToken);
                else
                    await queue.WaitAsync(LookAgain, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Npgsql.NpgsqlException outage)
            {
                // The database is away for a moment: the lease runs out and the job is taken up again.
                DatabaseAway(outage);
                await Task.Delay(LookAgain, stoppingToken);
            }
        }
    }

    private async Task WorkAsync(ConsortiumJob job, CancellationToken stopping)
    {
        var work = works.Single(candidate => candidate.Kind == job.Kind);
        try
        {
            await using var engine = await door.OpenAsync(stopping);
            var message = await work.RunAsync(job, engine, new Progress(queue, job, stopping), stopping);
            await engine.Db.SaveChangesAsync(stopping);
            if (await queue.FinishAsync(job, engine.Db, message, stopping))
                await engine.CommitAsync(stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException and not Npgsql.NpgsqlException { IsTransient: true })
        {
            Failed(failure, job.Kind, job.Id);
            await queue.FailAsync(job, "The work could not be finished, and nothing of it was kept. Whoever runs the site finds the reason in its log.", stopping);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Kind} {Job} failed")]
    private partial void Failed(Exception failure, JobKind kind, Guid job);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The worker cannot reach the database and tries again")]
    private partial void DatabaseAway(Exception outage);

    private sealed class Progress(JobQueue queue, ConsortiumJob job, CancellationToken stopping) : IJobProgress
    {
        public Task ReportAsync(string stage, int done, int total) => queue.ReportAsync(job, stage, done, total, stopping);
    }
}
