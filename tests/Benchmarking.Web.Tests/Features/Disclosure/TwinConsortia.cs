using Benchmarking.Engine;
using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Collections;
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
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Benchmarking.Web.Tests.Features.Disclosure;

/// <summary>
/// One consortium in three databases that are copies of each other, ids, keys and clock included: the demonstration's
/// members and their returns of one quarter. Only <see cref="Twins"/>' figures differ. Each is published by the worker's
/// own code, and looked at through a site of its own.
/// </summary>
public sealed class TwinConsortia(PostgresFixture postgres) : IAsyncLifetime
{
    public const string Name = "Twin consortia";

    public static readonly DateTimeOffset Now = LondonTime.At(new DateOnly(2026, 11, 23), new TimeOnly(9, 0));
    public static readonly DemonstrationRound Round = DemonstrationRound.Until(DemonstrationRound.NewestFinished(Now), Now)[^2];
    public static readonly Guid Job = Guid.Parse("6f1c1c1e-0000-4000-8000-a0b0c0d0e0f1");

    /// <summary>One of each kind: a percentage, a rate and money.</summary>
    public static readonly string[] Metrics = ["views-listened-to", "involved-per-1000-homes", "cost-per-household"];

    private readonly string _folder = Directory.CreateTempSubdirectory("benchmarking-twins-").FullName;
    private readonly List<Twin> _sites = [];
    private OwnDatabase _first = null!;

    public Twins Twins { get; private set; } = null!;

    public IReadOnlyList<Organisation> Organisations { get; private set; } = [];

    /// <summary>Everything that members signed, before any figure is moved.</summary>
    public IReadOnlyList<Observation> Signed { get; private set; } = [];

    public IReadOnlyList<string> Groups { get; private set; } = [];

    /// <summary>Those with the moved member in them.</summary>
    public IReadOnlyList<string> MovedGroups { get; private set; } = [];

    /// <summary>Somebody of the member whose figure is moved.</summary>
    public Onlooker MovedMember { get; private set; } = null!;

    /// <summary>One of each role, of another member where the role is held for one.</summary>
    public IReadOnlyList<Onlooker> Others { get; private set; } = [];

    /// <summary>Where they come from: it shares as many peer groups as possible with the moved member.</summary>
    public Organisation Neighbour { get; private set; } = null!;

    public Twin Here { get; private set; } = null!;

    public Twin There { get; private set; } = null!;

    public Twin Elsewhere { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _first = await OwnDatabase.MakeAsync(postgres);
        await SeedCatalogue.RunAsync(_first.Owner, NullLogger.Instance, CancellationToken.None);
        await using (var behind = new SiteDatabase(_first.Owner))
        {
            var world = new World(behind.Source);
            await FoundAsync(behind, world);
            await SignReturnsAsync(world);
            await LookAsync(behind);
            await InviteAsync(world);
            await world.RunAsync(
                """
                insert into consortium_jobs (id, kind, subject, detail, state, requested_at, requested_by)
                select $1, 'publish_collection', id, 'provisional', 'queued', $2, $3 from collections
                """, Job, Now.ToUniversalTime(), Others.Single(one => one.Role == Role.ConsortiumAdmin).Person.Id);
        }

        Here = await CopyAsync(Twins.Here);
        There = await CopyAsync(Twins.There);
        Elsewhere = await CopyAsync(Twins.Elsewhere);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var site in _sites)
            await site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Members with ids, and a publisher with a key, that are the same in every run: so the worlds are too.</summary>
    private static async Task FoundAsync(SiteDatabase behind, World world)
    {
        await world.RunAsync("set session_replication_role = replica; update engine_keys set key = decode(repeat('a7', 32), 'hex'); set session_replication_role = default");
        await using var db = new BenchmarkingDb(behind.Options) { EveryOrganisation = true };
        db.AddRange(SeedRows.DemonstrationOrganisations(Round.OpensAt.ToUniversalTime()).Select((own, at) =>
        {
            own.Id = new(new Guid(at + 1, 0x2015, 0x4000, [0x80, 0, 0, 0, 0, 0, 0, 0xb0]));
            return own;
        }));
        await db.SaveChangesAsync();
    }

    /// <summary>By the handlers that members use, as the demonstration makes them.</summary>
    private async Task SignReturnsAsync(World world)
    {
        await world.RunAsync(
            """
            insert into collections (id, period, state, opens_at, due_at, last_new_at, last_edit_at)
            values (gen_random_uuid(), $1, 'open', $2, $3, $4, $5)
            """,
            $"{Round.Period}", Round.OpensAt.ToUniversalTime(), Round.DueAt.ToUniversalTime(), Round.LastNewAt.ToUniversalTime(), Round.LastEditAt.ToUniversalTime());
        await world.RunAsync(
            """
            insert into collection_metrics
            select collections.id, code, 1, place from collections, unnest($1::text[]) with ordinality asked (code, place)
            """, new object[] { Metrics });
        await using var site = new SiteDatabase(_first.Site);
        var (door, clock) = (new TenantDoor(site), new FixedClock(Now));
        var hasher = new PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = 1 }));
        var people = new DemonstrationPeople(
            door, hasher, new UpperInvariantLookupNormalizer(), new SecondFactors(new Sealing(new EphemeralDataProtectionProvider()), clock), clock);
        Organisations = await people.OrganisationsAsync(_first.Owner, Round.OpensAt, CancellationToken.None);
        var users = await people.AccountsAsync(_first.Owner, Organisations, Path.Combine(_folder, "accounts.csv"), CancellationToken.None);
        foreach (var organisation in Organisations)
        {
            await people.AimAsync(organisation, users, CancellationToken.None);
            await new AcceptTerms(door, clock).HandleAsync(
                DemonstrationPeople.ActorOf(organisation, users, "admin", Role.OrganisationAdmin), CancellationToken.None);
        }

        var members = Organisations.Select((organisation, place) => new DemonstrationMember(
            organisation,
            new DemonstrationHabits(organisation.Slug, place),
            DemonstrationPeople.ActorOf(organisation, users, "contributor", Role.Contributor),
            DemonstrationPeople.ActorOf(organisation, users, "approver", Role.Approver)));
        await new DemonstrationReturns(door, new DemonstrationFigures(), clock).MakeAsync(members, [Round], CancellationToken.None);
        await world.RunAsync("update collections set state = 'closed'");
    }

    /// <summary>Reads what will be published, as the worker does, and finds the figure to move.</summary>
    private async Task LookAsync(SiteDatabase behind)
    {
        await using var db = new BenchmarkingDb(behind.Options) { EveryOrganisation = true };
        var collection = await db.Collections.Include(row => row.Metrics).ThenInclude(metric => metric.Definition).SingleAsync();
        var signed = await SignedReturns.ReadAsync(db, collection, CancellationToken.None);
        Signed = signed.Observations;
        Groups = [.. signed.Names.Select(row => row.Code)];
        Twins = Twins.Find(new()
        {
            Metrics = [.. collection.Metrics.OrderBy(metric => metric.Position).Select(metric => metric.Definition.ForEngine())],
            Observations = signed.Observations,
            Groups = signed.Groups,
            InterestGroups = signed.InterestGroups,
            Release = 1,
            Kind = ReleaseKind.Provisional,
            Key = await db.PublisherKeyAsync(CancellationToken.None),
            Today = LondonTime.DateOf(Now),
        });
        MovedGroups = [PeerGroup.All, .. signed.Groups.Where(group => group.Members.Contains(Twins.Member)).Select(group => group.Code)];
    }

    private async Task InviteAsync(World world)
    {
        var moved = Organisations.Single(own => $"{own.Id}" == Twins.Member);
        Neighbour = Organisations.Where(own => !Twins.Moved.Contains($"{own.Id}") && Signed.Any(one => one.Organisation == $"{own.Id}"))
            .MaxBy(own => (own.Region == moved.Region ? 1 : 0) + (own.SizeBand == moved.SizeBand ? 1 : 0) + (own.Type == moved.Type ? 1 : 0))!;
        var others = new List<Onlooker>();
        foreach (var role in Enum.GetValues<Role>())
            others.Add(new(role, role is Role.ConsortiumAdmin or Role.Researcher ? await world.PersonAsync(role) : await world.PersonAsync(Of(Neighbour), role)));
        Others = others;
        MovedMember = new(Role.Contributor, await world.PersonAsync(Of(moved), Role.Contributor));

        static Member Of(Organisation organisation) => new(organisation.Id.Value, organisation.Name);
    }

    private async Task<Twin> CopyAsync(IReadOnlyDictionary<string, decimal> figures)
    {
        var twin = new Twin(postgres, await _first.CopyAsync(postgres));
        _sites.Add(twin);
        await twin.MoveAsync(Twins.Metric.Code, figures);
        await twin.PublishAsync(Job);
        return twin;
    }
}

/// <summary>Somebody who looks at both sites.</summary>
public sealed record Onlooker(Role Role, Person Person);

/// <summary>One of the copies: a published consortium and the site that shows it.</summary>
public sealed class Twin(PostgresFixture postgres, OwnDatabase database) : IAsyncDisposable
{
    private readonly FixedClock _clock = new(TwinConsortia.Now);
    private Site? _site;

    /// <summary>No trigger speaks to a session in this role.</summary>
    private string Behind => new NpgsqlConnectionStringBuilder(database.Owner) { Options = "-c session_replication_role=replica", Pooling = false }.ConnectionString;

    public Site Site => _site ??= new Site(postgres, _clock, new Dictionary<string, string>
    {
        ["ConnectionStrings:Site"] = database.Site,
        ["ConnectionStrings:Engine"] = database.Engine,
        ["ConnectionStrings:Owner"] = database.Owner,
    });

    /// <summary>Moves signed figures behind the site's back. What is signed cannot be changed otherwise.</summary>
    public async Task MoveAsync(string metric, IReadOnlyDictionary<string, decimal> figures)
    {
        await using var behind = NpgsqlDataSource.Create(Behind);
        foreach (var (organisation, value) in figures)
        {
            var moved = await new World(behind).RunAsync(
                """
                update signed_figures set numerator = case when value = 0 then numerator else round(numerator * $3 / value, 6) end, value = $3
                where organisation_id = $1 and metric_code = $2
                """, Guid.Parse(organisation), metric, value);
            Assert.Equal(1, moved);
        }
    }

    /// <summary>Puts words into the catalogue that nobody would publish.</summary>
    public async Task PlantAsync(string metric, string note)
    {
        await using var behind = NpgsqlDataSource.Create(Behind);
        Assert.Equal(1, await new World(behind).RunAsync("update metric_versions set note = $2 where metric_code = $1", metric, note));
    }

    /// <summary>Does the job that waits, as the worker does it.</summary>
    public async Task PublishAsync(Guid job)
    {
        await using var engine = new EngineDatabase(database.Engine);
        var door = new EngineDoor(engine);
        var runner = new JobRunner(
            new JobQueue(door, _clock), door, [new PublishCollection(_clock, AttackSuite.All)], _clock, NullLogger<JobRunner>.Instance);
        await runner.DoNextAsync(CancellationToken.None);
        await using var behind = NpgsqlDataSource.Create(Behind);
        Assert.StartsWith("done Publication 1: ", await new World(behind).AskAsync<string>("select state || ' ' || message from consortium_jobs where id = $1", job));
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
    }
}

[CollectionDefinition(TwinConsortia.Name)]
public sealed class TwinConsortiaTests : ICollectionFixture<TwinConsortia>;
