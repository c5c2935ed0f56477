using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Demonstration;
using Benchmarking.Web.Features.Privacy;
using Benchmarking.Web.Features.Seeding;
using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Seeding;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Benchmarking.Web.Tests.Features.Demonstration;

/// <summary>
/// A database with the demonstration as a first start leaves it on 23 November 2026. The start was interrupted midway and
/// taken up again, as after a power cut.
/// </summary>
public sealed class LoadedDemonstration(PostgresFixture postgres) : IAsyncLifetime
{
    public static readonly DateTimeOffset Now = LondonTime.At(new DateOnly(2026, 11, 23), new TimeOnly(9, 0));

    private readonly string _folder = Directory.CreateTempSubdirectory("benchmarking-demonstration-").FullName;
    private SiteDatabase? _site;

    public OwnDatabase Database { get; private set; } = null!;

    public SiteDatabase Site => _site!;

    public string AccountsFile => Path.Combine(_folder, DemonstrationAccounts.FileName);

    public DemonstrationRound[] Rounds { get; } = [.. DemonstrationRound.Until(DemonstrationRound.NewestFinished(Now), Now)];

    public Actor Administrator { get; private set; } = null!;

    /// <summary>True when the first start really was interrupted.</summary>
    public bool WasInterrupted { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Database = await OwnDatabase.MakeAsync(postgres);
        _site = new SiteDatabase(Database.Site);
        await SeedCatalogue.RunAsync(Database.Owner, NullLogger.Instance, CancellationToken.None);
        using var powerCut = new CancellationTokenSource();
        try
        {
            await RunAsync(new ClockThatStops(Now, powerCut, looks: 60), powerCut.Token);
        }
        catch (OperationCanceledException)
        {
            WasInterrupted = true;
        }

        Administrator = (await RunAsync(new FixedClock(Now), CancellationToken.None))!;
    }

    /// <summary>One start of the site, as far as the demonstration goes.</summary>
    public Task<Actor?> RunAsync(TimeProvider clock, CancellationToken cancellation)
    {
        var door = new TenantDoor(Site);
        // A single round of hashing: the cost of a password is not what is tested here.
        var hasher = new PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = 1 }));
        var load = new DemonstrationLoad(
            new DemonstrationPeople(
                door, hasher, new UpperInvariantLookupNormalizer(), new SecondFactors(new Sealing(new EphemeralDataProtectionProvider()), clock), clock),
            new AcceptTerms(door, clock),
            Collections(clock),
            new DemonstrationReturns(door, new DemonstrationFigures(), clock),
            clock,
            NullLogger<DemonstrationLoad>.Instance);
        return load.RunAsync(Database.Owner, AccountsFile, cancellation);
    }

    public DemonstrationCollections Collections(TimeProvider clock) => new(new TenantDoor(Site), new JobBell(), clock);

    public async Task AskForFinalsAsync(CancellationToken cancellation)
    {
        var services = new ServiceCollection();
        services.AddScoped(_ => Collections(TimeProvider.System));
        await using var provider = services.BuildServiceProvider();
        await new DemonstrationFinals(provider.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System)
            .AskAsync(Administrator, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>After so many looks at it everything stops.</summary>
    private sealed class ClockThatStops(DateTimeOffset now, CancellationTokenSource powerCut, int looks) : TimeProvider
    {
        private int _looks;

        public override DateTimeOffset GetUtcNow()
        {
            if (Interlocked.Increment(ref _looks) == looks)
                powerCut.Cancel();
            return now;
        }
    }
}
