using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Npgsql;

namespace Benchmarking.Web.Tests.Features.Releases;

/// <summary>
/// A site of its own with four releases that the engine made: an open one, one for registered researchers, one that was
/// withdrawn, and one that nobody has approved yet.
/// </summary>
[CollectionDefinition(Name)]
public sealed class ReleasedSite(PostgresFixture postgres) : ICollectionFixture<ReleasedSite>, IAsyncLifetime
{
    public const string Name = "Released site";
    public const string Open = "/releases/open-figures/1.0.0";
    public const string Registered = "/releases/registered-figures/1.0.0";
    public const string Withdrawn = "/releases/withdrawn-figures/1.0.0";
    public const string Waiting = "/releases/waiting-figures/1.0.0";

    private ReleaseGround? _ground;
    private NpgsqlDataSource? _owner;
    private Site? _site;

    public Site Site => _site!;

    public ReleaseGround Ground => _ground!;

    public World World => new(_owner!);

    public async ValueTask InitializeAsync()
    {
        _ground = await ReleaseGround.MakeAsync(postgres, 14);
        await _ground.PublishAsync("2026-Q2", at => 24 + (3m * at % 60));
        foreach (var (address, change) in new (string, Action<Release>)[]
                 {
                     (Open, _ => { }),
                     (Registered, release => (release.Open, release.Licence) = (false, "restricted")),
                     (Withdrawn, _ => { }),
                     (Waiting, _ => { }),
                 })
        {
            var release = await _ground.MakeAsync(
                asked =>
                {
                    change(asked);
                    asked.Series = address.Split('/')[2];
                }, 1, 2);
            if (address != Waiting)
                await _ground.PublishAsync(release);
            if (address == Withdrawn)
                await _ground.Consortium.RunAsync($"update releases set state = 'withdrawn', withdrawn_at = now(), withdrawn_by = gen_random_uuid(), withdrawn_reason = 'A member sent a gross error.' where id = '{release.Id}'");
        }

        var (database, server) = (_ground.Consortium.Database, postgres.Server);
        _owner = NpgsqlDataSource.Create(postgres.OwnerOf(database));
        _site = new Site(postgres, settings: new Dictionary<string, string>
        {
            ["ConnectionStrings:Owner"] = postgres.OwnerOf(database),
            ["ConnectionStrings:Site"] = server.ConnectionString(database, DatabaseRoles.Site, server.Passwords.Site),
            ["ConnectionStrings:Engine"] = server.ConnectionString(database, DatabaseRoles.Engine, server.Passwords.Engine),
            ["Api:RequestsPerMinute"] = "1000000",
            ["Api:FailuresPerMinute"] = "1000000",
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
        if (_owner is not null)
            await _owner.DisposeAsync();
        if (_ground is not null)
            await _ground.DisposeAsync();
    }
}
