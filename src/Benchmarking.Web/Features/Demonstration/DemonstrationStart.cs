using Benchmarking.Web.Database;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>Where the file of accounts goes, and whether a demonstration is wanted.</summary>
public sealed record DemonstrationChoice(bool Wanted, string AccountsFile);

/// <summary>
/// Stands between the worker's start and the first request: a new installation opens its doors with the demonstration
/// in place and its latest publication made; the rest of the history follows while people look round.
/// </summary>
public sealed partial class DemonstrationStart(
    DemonstrationChoice choice,
    PreparedDatabases databases,
    IServiceScopeFactory scopes,
    DemonstrationHistory history,
    DemonstrationFinals finals,
    DemonstrationAims aims,
    DemonstrationRelease release,
    DemonstrationStudies studies,
    DemonstrationRegister register,
    IServer server,
    IHostEnvironment environment,
    IHostApplicationLifetime lifetime,
    ILogger<DemonstrationStart> log) : BackgroundService
{
    private static readonly TimeSpan PatienceForTheLatest = TimeSpan.FromSeconds(20);
    private Actor? _administrator;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (choice.Wanted && !environment.IsProduction())
            await LoadAsync(cancellationToken);
        await history.LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (_administrator is not { } administrator)
                return;

            await studies.MakeAsync(stoppingToken);
            await register.MakeAsync(stoppingToken);
            await aims.MakeAsync(stoppingToken);
            await finals.AskAsync(administrator, stoppingToken);
            await release.MakeAsync(administrator, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start goes on where this one stopped.
        }
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        if (databases.Owner is not { } owner)
        {
            NoOwner();
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var load = scope.ServiceProvider.GetRequiredService<DemonstrationLoad>();
        _administrator = await load.RunAsync(owner, choice.AccountsFile, cancellation);
        if (_administrator is null)
            return;

        history.Await(await scope.ServiceProvider.GetRequiredService<DemonstrationCollections>().HistoryAsync(cancellation));
        await WaitForLatestAsync(cancellation);
        lifetime.ApplicationStarted.Register(Tell);
    }

    private async Task WaitForLatestAsync(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(PatienceForTheLatest);
        try
        {
            while (!await history.HasLatestAsync(patience.Token))
                await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            LatestIsSlow(PatienceForTheLatest.TotalSeconds);
        }
    }

    private void Tell()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        var accounts = File.Exists(choice.AccountsFile) ? DemonstrationAccounts.Read(choice.AccountsFile) : null;
        Console.Out.Write(DemonstrationNotice.Of(address, accounts, choice.AccountsFile));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The demonstration's latest publication is not there after {Seconds} s; the site starts without it and it follows")]
    private partial void LatestIsSlow(double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "No ConnectionStrings__Owner is given, so no demonstration is loaded")]
    private partial void NoOwner();
}
