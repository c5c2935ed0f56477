using Benchmarking.Web.Database;
using Benchmarking.Web.Platform.Jobs;
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
    DemonstrationGuard guard,
    JobBell bell,
    IServer server,
    IHostEnvironment environment,
    IHostApplicationLifetime lifetime,
    ILogger<DemonstrationStart> log) : IHostedService
{
    private static readonly TimeSpan PatienceForTheLatest = TimeSpan.FromSeconds(20);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (environment.IsProduction())
            await guard.RefuseAccountsAsync(cancellationToken);
        else if (choice.Wanted && await LoadAsync(cancellationToken))
            lifetime.ApplicationStarted.Register(Tell);
        await history.LookAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (databases.Owner is not { } owner)
        {
            NoOwner();
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        var load = scope.ServiceProvider.GetRequiredService<DemonstrationLoad>();
        if (await load.RunAsync(owner, choice.AccountsFile, cancellation) is not { } administrator)
            return false;

        await history.AwaitAsync(administrator, cancellation);
        bell.Ring();
        await WaitForLatestAsync(cancellation);
        return true;
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
