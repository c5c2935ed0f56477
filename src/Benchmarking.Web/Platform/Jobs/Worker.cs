namespace Benchmarking.Web.Platform.Jobs;

/// <summary>Does the consortium's long work beside the site, one job after another.</summary>
public sealed partial class Worker(JobRunner runner, JobBell bell, TimeProvider clock, ILogger<Worker> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await runner.DoNextAsync(stoppingToken))
                    await bell.WaitAsync(LookAgain, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception outage) when (Outage.Is(outage))
            {
                // The lease runs out and the job is taken up again.
                DatabaseAway(outage);
                await Task.Delay(LookAgain, clock, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The worker cannot reach the database and tries again")]
    private partial void DatabaseAway(Exception outage);
}
