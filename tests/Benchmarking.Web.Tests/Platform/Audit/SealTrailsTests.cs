using Benchmarking.Web.Database;
using Benchmarking.Web.Platform.Audit;
using Benchmarking.Web.Tests.Database;
using Benchmarking.Web.Tests.Features.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Npgsql;

namespace Benchmarking.Web.Tests.Platform.Audit;

/// <summary>The daily round on a database of its own: it seals everybody's trail.</summary>
public sealed class SealTrailsTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_trail_that_went_on_is_sealed_once_a_day_in_the_database_and_in_a_file()
    {
        using var folder = new TemporaryFolder();
        var name = await postgres.CreateMigratedDatabaseAsync();
        var clock = new SetClock();
        await using var site = new Site(postgres, clock, new Dictionary<string, string>
        {
            ["Audit:SealsFolder"] = folder.Path,
            ["ConnectionStrings:Site"] = postgres.Server.ConnectionString(name, DatabaseRoles.Site, postgres.Server.Passwords.Site),
            ["ConnectionStrings:Engine"] = postgres.Server.ConnectionString(name, DatabaseRoles.Engine, postgres.Server.Passwords.Engine),
            ["ConnectionStrings:Owner"] = postgres.OwnerOf(name),
        });
        await using var owner = NpgsqlDataSource.Create(postgres.OwnerOf(name));
        var audit = new AuditWorld(site.Services, owner);
        var actor = await audit.TrailAsync(2);
        var seal = site.Services.GetRequiredService<SealTrails>();

        Assert.NotEqual(0, await seal.RunAsync(Cancel));
        await audit.WriteAsync(actor, "later the same day");
        await seal.RunAsync(Cancel);
        Assert.Equal(1, (await audit.CheckAsync(actor)).Seals);

        clock.Advance(TimeSpan.FromDays(1));
        await seal.RunAsync(Cancel);
        clock.Advance(TimeSpan.FromDays(1));
        await seal.RunAsync(Cancel); // nothing new on this trail: no seal

        Assert.Equal(new TrailVerdict(3, 2, null), await audit.CheckAsync(actor));
        var first = await File.ReadAllLinesAsync(Path.Combine(folder.Path, "2026-07-20.csv"), Cancel);
        Assert.Equal("trail,number,sha256,signature,key", first[0]);
        Assert.Single(first, line => line.StartsWith($"{actor.OrganisationId},2,", StringComparison.Ordinal));
        Assert.Contains(await File.ReadAllLinesAsync(Path.Combine(folder.Path, "2026-07-21.csv"), Cancel), line => line.StartsWith($"{actor.OrganisationId},3,", StringComparison.Ordinal));
    }

    [Fact]
    public void Production_without_a_key_for_seals_does_not_start_and_says_how_to_make_one()
    {
        var refused = Assert.Throws<Web.Platform.StartRefused>(() => SealKey.Of(
            new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build(), new HostingEnvironment { EnvironmentName = Environments.Production }));

        Assert.StartsWith("Keys__Audit is not set", refused.Message);
        Assert.Contains("openssl", refused.Message);
    }
}
