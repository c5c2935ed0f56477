using System.Text;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.History;
using Benchmarking.Web.Features.Seeding;
using Benchmarking.Web.Platform.Clerk;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Platform.OrganisationJobs;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Jobs;
using Benchmarking.Web.Tests.Features.Seeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Benchmarking.Web.Tests.Features.History;

/// <summary>
/// A database with the catalogue for the tests of one class, which run one after another, and a worker to run by hand:
/// what it finds next is what the test queued.
/// </summary>
public sealed class HistoryGround(PostgresFixture postgres) : IAsyncLifetime
{
    private NpgsqlDataSource _owner = null!;
    private int _members;

    public SetClock Clock { get; } = new();

    public OwnDatabase Database { get; private set; } = null!;

    public SiteDatabase Site { get; private set; } = null!;

    public TenantDoor Door { get; private set; } = null!;

    public OrganisationJobBell Bell { get; } = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Database = await OwnDatabase.MakeAsync(postgres);
        await SeedCatalogue.RunAsync(Database.Owner, NullLogger.Instance);
        Site = new SiteDatabase(Database.Site);
        Door = new TenantDoor(Site);
        _owner = NpgsqlDataSource.Create(Database.Owner);
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await _owner.DisposeAsync();
        Bell.Dispose();
    }

    /// <summary>Somebody who contributes for a new member.</summary>
    public async Task<Actor> MemberAsync()
    {
        var (id, name) = (new OrganisationId(Guid.NewGuid()), $"Member {Interlocked.Increment(ref _members)}");
        await RunAsync(
            $"insert into organisations (id, slug, name, short_name, region, size_band, type, joined_at) values ('{id}', '{id}', '{name}', '', '', '', '', now())");
        return new Actor(new UserId(Guid.NewGuid()), "Somebody", new Hat(id.ToString(), name, id, [Role.Contributor]), []);
    }

    public OrganisationJobQueue Queue(TimeProvider? clock = null) => new(new ClerkDoor(Site), Door, clock ?? Clock);

    /// <summary>A worker; it does imports unless it is given other work.</summary>
    /// <param name="log">Where it says what went wrong; nowhere unless given.</param>
    public OrganisationJobRunner Runner(
        IOrganisationWork? work = null, TimeProvider? clock = null, ILogger<OrganisationJobRunner>? log = null) => new(
        Queue(clock), Door, [work ?? new ImportHistory(clock ?? Clock)], clock ?? Clock, log ?? NullLogger<OrganisationJobRunner>.Instance);

    public Task<Guid> UploadAsync(Actor actor, params string[] lines) =>
        UploadAsync(actor, Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    public async Task<Guid> UploadAsync(Actor actor, byte[] file) =>
        Assert.IsType<UploadHistoryResult.Queued>(
            await new UploadHistory(Door, Bell, Clock).HandleAsync(actor, "years.csv", file, Cancel)).Import;

    /// <summary>Sends a file in and has it read.</summary>
    public async Task<HistoryImport> ImportAsync(Actor actor, params string[] lines)
    {
        var id = await UploadAsync(actor, lines);
        Assert.True(await Runner().DoNextAsync(Cancel));
        return await FindAsync(id);
    }

    public async Task<HistoryImport> FindAsync(Guid id)
    {
        await using var db = Database.Open();
        return await db.HistoryImports.AsNoTracking().SingleAsync(row => row.Id == id, Cancel);
    }

    /// <summary>The latest work at an import.</summary>
    public async Task<OrganisationJob> JobAsync(Guid import)
    {
        await using var db = Database.Open();
        return await db.OrganisationJobs.AsNoTracking().Where(row => row.Subject == import).OrderByDescending(row => row.RequestedAt).FirstAsync(Cancel);
    }

    /// <summary>A member's figures as <c>metric period area value</c>, in order.</summary>
    public async Task<IReadOnlyList<string>> FiguresAsync(Actor actor)
    {
        await using var db = Database.Open();
        var rows = await db.HistoryFigures.AsNoTracking().Where(row => row.OrganisationId == actor.OrganisationId).ToListAsync(Cancel);
        return
        [
            .. rows.Select(row => $"{row.MetricCode} {row.Period} {row.Area}|{row.Value:0.##}{row.Marker}").Order(StringComparer.Ordinal),
        ];
    }

    public async Task RunAsync(string sql)
    {
        await using var command = _owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    public async Task<T> AskAsync<T>(string sql)
    {
        await using var command = _owner.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Cancel))!;
    }
}

/// <summary>Imports as ever, and does something at the first report of each stage.</summary>
public sealed class Interrupted(HistoryGround ground, Func<string, Task> atStage) : IOrganisationWork
{
    private readonly ImportHistory _work = new(ground.Clock);

    public OrganisationJobKind Kind => _work.Kind;

    public Task<JobResult> RunAsync(OrganisationJob job, TenantTransaction tenant, IJobProgress progress, CancellationToken cancellation) =>
        _work.RunAsync(job, tenant, new Stages(progress, atStage), cancellation);

    public Task StoppedAsync(OrganisationJob job, TenantTransaction tenant, CancellationToken cancellation) =>
        _work.StoppedAsync(job, tenant, cancellation);

    private sealed class Stages(IJobProgress progress, Func<string, Task> atStage) : IJobProgress
    {
        private readonly HashSet<string> _seen = [];

        public async Task ReportAsync(string stage, int done, int total)
        {
            if (_seen.Add(stage))
                await atStage(stage);
            await progress.ReportAsync(stage, done, total);
        }
    }
}

/// <summary>Imports as ever, and does something once all is written and nothing is committed.</summary>
public sealed class AfterWork(HistoryGround ground, Func<Task> then) : IOrganisationWork
{
    private readonly ImportHistory _work = new(ground.Clock);

    public OrganisationJobKind Kind => _work.Kind;

    public async Task<JobResult> RunAsync(OrganisationJob job, TenantTransaction tenant, IJobProgress progress, CancellationToken cancellation)
    {
        var result = await _work.RunAsync(job, tenant, progress, cancellation);
        await then();
        return result;
    }

    public Task StoppedAsync(OrganisationJob job, TenantTransaction tenant, CancellationToken cancellation) =>
        _work.StoppedAsync(job, tenant, cancellation);
}
