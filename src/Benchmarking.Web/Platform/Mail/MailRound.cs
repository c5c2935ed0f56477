using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Platform.Jobs;

namespace Benchmarking.Web.Platform.Mail;

/// <summary>The clerk's round, each minute or when the bell rings: write what is due, send what waits.</summary>
public sealed partial class MailRound(
    Letters letters,
    ResetLetters resets,
    Postman postman,
    MailBell bell,
    SiteAddress site,
    IHostEnvironment environment,
    IHostApplicationLifetime life,
    ILogger<MailRound> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Where the site listens, and so what letters lead to, is known once it has started.
        await StartedAsync(stoppingToken);
        if (environment.IsProduction() && site.IsGuessed)
            AddressGuessed(site.Base);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await letters.WriteAsync(stoppingToken);
                await resets.WriteAsync(stoppingToken);
                await postman.DeliverAsync(stoppingToken);
                await bell.WaitAsync(Pause, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // Nothing is lost: what is due is still due, and what waits still waits.
                if (Outage.Is(failure))
                    DatabaseAway(failure);
                else
                    Failed(failure);
                await bell.WaitAsync(Pause, stoppingToken);
            }
        }
    }

    private async Task StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var yes = life.ApplicationStarted.Register(() => started.TrySetResult());
        await using var no = stoppingToken.Register(() => started.TrySetCanceled());
        await started.Task;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The clerk cannot reach the database and tries again")]
    private partial void DatabaseAway(Exception outage);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Site__Address is not set, so letters link to {Address}: set it to the address that members type")]
    private partial void AddressGuessed(string address);

    [LoggerMessage(Level = LogLevel.Error, Message = "The clerk's round failed and is tried again")]
    private partial void Failed(Exception failure);
}
