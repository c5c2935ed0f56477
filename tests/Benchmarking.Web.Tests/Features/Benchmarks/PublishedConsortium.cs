using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Benchmarking.Web.Tests.Features.Benchmarks;

/// <summary>
/// A consortium of which something is published, in a database of its own: publications cannot be taken back, and
/// "the latest" must stay the same for all tests that look at it.
/// </summary>
/// <remarks>
/// Quarters Q2 to Q4 2025 (Q3 has no publication), the last provisional and then final. Alder signed off all three
/// quarters and Q4 twice; Birch signed off Q4; Cedar sent nothing; Damson had nothing to report in Q4.
/// </remarks>
public sealed class PublishedConsortium(PostgresFixture postgres) : IAsyncLifetime
{
    public const string Name = "Published consortium";
    public const string Oldest = "2025-Q2";
    public const string Latest = "2025-Q4";

    private string database = "";
    private Site? site;
    private NpgsqlDataSource? behind;

    /// <summary>The whole site on this database.</summary>
    public Site Site => site ??= new Site(postgres, settings: new Dictionary<string, string>
    {
        ["ConnectionStrings:Site"] = SiteLogin,
        ["ConnectionStrings:Engine"] = EngineLogin,
        ["ConnectionStrings:Owner"] = OwnerLogin,
    });

    public string SiteLogin => postgres.Server.ConnectionString(database, DatabaseRoles.Site, postgres.Server.Passwords.Site);

    public string EngineLogin => postgres.Server.ConnectionString(database, DatabaseRoles.Engine, postgres.Server.Passwords.Engine);

    public string OwnerLogin => postgres.OwnerOf(database);

    public Organisation Alder { get; } = Organisation("alder", "Alder Homes");

    public Organisation Birch { get; } = Organisation("birch", "Birch Housing");

    public Organisation Cedar { get; } = Organisation("cedar", "Cedar Trust");

    public Organisation Damson { get; } = Organisation("damson", "Damson Living");

    public async ValueTask InitializeAsync()
    {
        var cancellation = CancellationToken.None;
        database = await postgres.CreateEmptyDatabaseAsync();
        await Migrator.ApplyAsync(OwnerLogin, MigrationFiles.Embedded(), NullLogger.Instance, cancellation);
        await using (var owner = new SiteDatabase(OwnerLogin))
        {
            await using var db = new BenchmarkingDb(owner.Options) { EveryOrganisation = true };
            await PublishedCatalogue.AddAsync(db, cancellation);
            db.Organisations.AddRange(Alder, Birch, Cedar, Damson);
            await db.SaveChangesAsync(cancellation);
            await SignedOff.AddAsync(db, this, cancellation);
        }

        await using var engine = new EngineDatabase(EngineLogin);
        await using (var db = new BenchmarkingDb(engine.Options) { EveryOrganisation = true })
            await PublishedNumbers.AddAsync(db, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
            await site.DisposeAsync();
        if (behind is not null)
            await behind.DisposeAsync();
    }

    /// <summary>What is made in this database behind the site's back.</summary>
    public World World => new(behind ??= NpgsqlDataSource.Create(OwnerLogin));

    /// <summary>Somebody signed in to the site, of an organisation or of none.</summary>
    public async Task<Visitor> SignInAsync(Organisation? organisation, Role role)
    {
        var world = World;
        var person = organisation is null
            ? await world.PersonAsync(role)
            : await world.PersonAsync(new Member(organisation.Id.Value, organisation.Name), role);
        return await Site.SignInAsync(person);
    }

    /// <summary>Somebody of an organisation; the sector's and the researcher's hats belong to none.</summary>
    public static Actor Of(Organisation? organisation, Role role)
    {
        var hat = new Hat("hat", organisation?.Name ?? role.Words(), organisation?.Id, [role]);
        return new Actor(new UserId(Guid.NewGuid()), "Someone", hat, [hat]);
    }

    private static Organisation Organisation(string slug, string name) => new()
    {
        Id = new OrganisationId(Guid.NewGuid()),
        Slug = slug,
        Name = name,
        ShortName = name,
        Region = "North West",
        SizeBand = "under 5,000",
        Type = "council",
        JoinedAt = DateTimeOffset.UnixEpoch,
    };
}

[CollectionDefinition(PublishedConsortium.Name)]
public sealed class PublishedConsortiumTests : ICollectionFixture<PublishedConsortium>;
