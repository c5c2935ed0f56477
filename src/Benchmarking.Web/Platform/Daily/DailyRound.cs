using Benchmarking.Web.Platform.Jobs;

namespace Benchmarking.Web.Platform.Daily;

/// <summary>Something that is due once a day and knows by itself whether it was done.</summary>
public interface IDailyWork
{
    /// <returns>How many things were done now.</returns>
    Task<int> RunAsync(CancellationToken cancellation);
}

/// <summary>Asks each daily work every quarter of an hour whether it is due, so that a site that was down catches up.</summary>
public sealed partial class DailyRound(IEnumerable<IDailyWork> works, ILogger<DailyRound> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first pages of a new start come before housekeeping.
        await Task.Delay(TimeSpan.FromSeconds(20), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var work in works)
                await RunAsync(work, stoppingToken);
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RunAsync(IDailyWork work, CancellationToken stoppingToken)
    {
        try
        {
            var done = await work.RunAsync(stoppingToken);
            if (done > 0)
                Done(work.GetType().Name, done);
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // Done at the next start.
        }
        catch (Exception failure)
        {
            // What is due stays due, and is tried again in a quarter of an hour.
            if (Outage.Is(failure))
                DatabaseAway(failure);
            else
                Failed(work.GetType().Name, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Work}: {Count} done")]
    private partial void Done(string work, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The daily round cannot reach the database and tries again")]
    private partial void DatabaseAway(Exception outage);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} failed and is tried again")]
    private partial void Failed(string work, Exception failure);
}
