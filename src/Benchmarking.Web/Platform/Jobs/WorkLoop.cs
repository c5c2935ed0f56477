namespace Benchmarking.Web.Platform.Jobs;

/// <summary>Does long work beside the site, one job after another in each of its slots, until the site stops.</summary>
public abstract partial class WorkLoop(
    Func<CancellationToken, Task<bool>> doNext, JobBell bell, TimeProvider clock, ILogger log, int slots = 1) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, slots).Select(_ => LoopAsync(stoppingToken)));

    private async Task LoopAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (!await doNext(stopping))
                    await bell.WaitAsync(LookAgain, stopping);
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception outage) when (Outage.Is(outage))
            {
                // The lease runs out and the job is taken up again.
                DatabaseAway(outage);
                await Task.Delay(LookAgain, clock, stopping);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The worker cannot reach the database and tries again")]
    private partial void DatabaseAway(Exception outage);
}
