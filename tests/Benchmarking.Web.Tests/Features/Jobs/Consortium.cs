using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Privacy;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Benchmarking.Web.Tests.Features.Jobs;

/// <summary>A consortium in a database of its own: an administrator, members, a small catalogue, a worker to run by hand.</summary>
public sealed class Consortium : IAsyncDisposable
{
    private readonly NpgsqlDataSource _owner;

    private Consortium(PostgresFixture postgres, string database)
    {
        Database = database;
        _owner = NpgsqlDataSource.Create(postgres.OwnerOf(database));
        Site = new SiteDatabase(postgres.Server.ConnectionString(database, DatabaseRoles.Site, postgres.Server.Passwords.Site));
        Engine = new EngineDatabase(postgres.Server.ConnectionString(database, DatabaseRoles.Engine, postgres.Server.Passwords.Engine));
        Door = new TenantDoor(Site);
        EngineDoor = new EngineDoor(Engine);
        Queue = new JobQueue(EngineDoor, Clock);
        Admin = new Actor(new UserId(Guid.NewGuid()), "Admin", new Hat("consortium", "Consortium administrator", null, [Role.ConsortiumAdmin]), []);
    }

    /// <summary>Its name on the tests' server.</summary>
    public string Database { get; }

    public SetClock Clock { get; } = new();

    public SiteDatabase Site { get; }

    public EngineDatabase Engine { get; }

    public TenantDoor Door { get; }

    public EngineDoor EngineDoor { get; }

    public JobQueue Queue { get; }

    public JobBell Bell { get; } = new();

    public Actor Admin { get; }

    public IReadOnlyList<Guid> Members { get; private set; } = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Consortium> MakeAsync(PostgresFixture postgres, int members = 3)
    {
        var database = await postgres.CreateMigratedDatabaseAsync();
        var consortium = new Consortium(postgres, database) { Members = [.. Enumerable.Range(0, members).Select(_ => Guid.NewGuid())] };
        await consortium.RunAsync(Catalogue(consortium.Admin.UserId) + string.Concat(consortium.Members.Select(MemberSql)));
        return consortium;
    }

    /// <summary>A worker of its own with the given work.</summary>
    public JobRunner Runner(params IJobWork[] works) =>
        new(Queue, EngineDoor, works, Clock, NullLogger<JobRunner>.Instance);

    /// <summary>A collection of the two core metrics and the optional one, as the database holds it.</summary>
    public async Task<Guid> AddCollectionAsync(string period, string state)
    {
        var id = Guid.NewGuid();
        var now = Clock.GetUtcNow();
        await RunAsync(
            $"""
            insert into collections (id, period, state, opens_at, due_at, last_new_at, last_edit_at)
              values ('{id}', '{period}', '{state}', '{At(now.AddDays(-10))}', '{At(now.AddDays(10))}', '{At(now.AddDays(20))}', '{At(now.AddDays(30))}');
            insert into collection_metrics values ('{id}', 'listened', 2, 1), ('{id}', 'cost', 1, 2), ('{id}', 'turnout', 1, 3);
            """);
        return id;
    }

    /// <summary>Signs a member's return off, revision after revision.</summary>
    public async Task<Guid> SignAsync(Guid member, Guid collection, decimal listened, decimal? cost, int revision = 1, Guid? existing = null)
    {
        var id = existing ?? Guid.NewGuid();
        var costValue = cost is { } known ? $"{known}, null" : "null, 'x'";
        var ofReturn = existing is null
            ? $"insert into returns (organisation_id, id, collection_id, state, started_at, sent_at, signed_off_at, revision) values ('{member}', '{id}', '{collection}', 'signed_off', now(), now(), now(), 1);"
            : $"update returns set revision = {revision} where id = '{id}';";
        await RunAsync(
            $"""
            {ofReturn}
            insert into signed_returns values ('{member}', '{id}', {revision}, '{collection}', false, now(), '{Admin.UserId}');
            insert into signed_figures (organisation_id, return_id, revision, metric_code, metric_version, value, marker) values
              ('{member}', '{id}', {revision}, 'listened', 2, {listened}, null),
              ('{member}', '{id}', {revision}, 'cost', 1, {costValue});
            """);
        return id;
    }

    public async Task<ConsortiumJob> QueueAsync(JobKind kind, Guid subject, string detail = "provisional")
    {
        var job = new ConsortiumJob
        {
            Kind = kind,
            Subject = subject,
            Detail = detail,
            State = JobState.Queued,
            RequestedAt = Clock.GetUtcNow(),
            RequestedBy = Admin.UserId,
        };
        await using var transaction = await Door.OpenAsync(Admin, Cancel);
        transaction.Db.ConsortiumJobs.Add(job);
        await transaction.CommitAsync(Cancel);
        return job;
    }

    public async Task<ConsortiumJob> JobAsync(Guid id)
    {
        await using var transaction = await Door.OpenAsync(Admin, Cancel);
        return await transaction.Db.ConsortiumJobs.AsNoTracking().SingleAsync(row => row.Id == id, Cancel);
    }

    /// <summary>As superuser, behind every wall.</summary>
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

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Engine.DisposeAsync();
        await _owner.DisposeAsync();
        Bell.Dispose();
    }

    private static string At(DateTimeOffset at) => at.ToString("O");

    private static string Catalogue(UserId admin) =>
        $"""
        insert into users (id, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, display_name)
          values ('{admin}', true, false, false, true, 0, 'Admin');
        insert into person_roles values ('{admin}', 'consortium_admin', now());
        insert into modules values ('core', 'Core', 'For everyone', 1), ('vfm', 'Value for money', 'Costs', 2), ('national', 'National', 'Never asked', 3);
        insert into inputs values ('listened-yes', 'Yes', '', '', 0, null, null, 1), ('listened-all', 'All', '', '', 0, null, null, 2),
          ('spending', 'Spending', '', '£', 2, null, null, 3), ('attendance', 'Attendance', '', '', 0, null, null, 4);
        insert into metrics values ('listened', 'Views listened to', 'core', 'core', true, 1), ('cost', 'Cost', 'core', 'core', true, 2),
          ('turnout', 'Turnout', 'vfm', 'wider', false, 3), ('tp06', 'Measure', 'national', 'wider', false, 4);
        insert into metric_versions (metric_code, version, effective_from, question, numerator, denominator, inclusions, exclusions, kind, unit,
            decimals, polarity, cadence, source, asks_sample_size, sensitivity, multiplier, part_of_whole, note, numerator_input, denominator_input, tau) values
          ('listened', 1, '2020-Q1', '', '', '', '', '', 'percentage', '%', 0, 'higher', 'quarter', '', false, 'protected', 100, true, '', 'listened-yes', 'listened-all', '2'),
          ('listened', 2, '2024-Q1', '', '', '', '', '', 'percentage', '%', 0, 'higher', 'quarter', '', false, 'protected', 100, true, '', 'listened-yes', 'listened-all', '2'),
          ('listened', 3, '2099-Q1', '', '', '', '', '', 'percentage', '%', 0, 'higher', 'quarter', '', false, 'protected', 100, true, '', 'listened-yes', 'listened-all', '2'),
          ('cost', 1, '2020-Q1', '', '', '', '', '', 'money', '£', 2, 'neutral', 'quarter', '', false, 'protected', 1, false, '', 'spending', null, '0.5'),
          ('turnout', 1, '2020-Q1', '', '', '', '', '', 'count', '', 0, 'neutral', 'quarter', '', false, 'protected', 1, false, '', 'attendance', null, '1'),
          ('tp06', 1, '2020-Q1', '', '', '', '', '', 'percentage', '%', 1, 'higher', 'year', '', false, 'public', 1, false, '', null, null, '');
        insert into peer_groups values ('all', 'all', 'All members', '', '', 1), ('region:north', 'region', 'North', '', 'North', 2), ('region:south', 'region', 'South', '', 'South', 3);
        """;

    private static string MemberSql(Guid id, int at) =>
        $"""
        insert into organisations (id, slug, name, short_name, region, size_band, type, joined_at)
          values ('{id}', 'member-{at}', 'Member {at:00}', 'M{at:00}', '{(at % 3 == 2 ? "South" : "North")}', 'under 5,000', 'council', '2000-01-01');
        insert into processing_terms_acceptances values ('{id}', '{ProcessingTerms.Version}', '2000-01-01', gen_random_uuid());
        """;
}

/// <summary>A clock that stands still until it is set.</summary>
public sealed class SetClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 7, 20, 10, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
