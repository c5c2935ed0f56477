using Benchmarking.Web.Database;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Tests.Tenancy;

/// <summary>A pool of two connections, two organisations, many interleaved units of work, some of them broken off.</summary>
public sealed class PoolTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static int Requests => Environment.GetEnvironmentVariable("BENCHMARKING_FULL") == "1" ? 20_000 : 2_000;

    [Fact]
    public async Task No_connection_carries_an_organisation_over()
    {
        var two = await TwoOrganisations.MakeAsync(postgres, Cancel);
        await using var site = new SiteDatabase(new NpgsqlConnectionStringBuilder(postgres.Site) { MaxPoolSize = 2 }.ConnectionString);
        var door = new TenantDoor(site);
        var foreign = 0;
        await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancel }, async (i, cancel) =>
        {
            var (organisation, user) = i % 2 == 0 ? (two.A, two.UserA) : (two.B, two.UserB);
            await using var work = await door.OpenAsync(ActorOf(organisation, user), cancel);
            if (i % 7 == 0)
                await Assert.ThrowsAsync<PostgresException>(() => work.Db.Database.ExecuteSqlAsync($"select 1 / 0", cancel));
            else if (i % 11 == 0)
                await BreakOffAsync(work);
            else if (await Strangers(work.Db, organisation, cancel) > 0)
                Interlocked.Increment(ref foreign);
        });

        Assert.Equal(0, foreign);
        await using var nobody = await door.OpenPublicAsync(Cancel);
        Assert.Equal(0, await nobody.Db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from returns").SingleAsync(Cancel));
    }

    /// <summary>Looks past the query filter: what the database itself lets through.</summary>
    private static Task<int> Strangers(BenchmarkingDb db, Guid own, CancellationToken cancel) =>
        db.Database.SqlQuery<int>(
            $"""
            select (select count(*) from returns where organisation_id <> {own})::int
                 + (select 1 - count(*) from returns where organisation_id = {own})::int as "Value"
            """).SingleAsync(cancel);

    private static async Task BreakOffAsync(TenantTransaction work)
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(5));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work.Db.Database.ExecuteSqlAsync($"select pg_sleep(5)", soon.Token));
    }

    private static Actor ActorOf(Guid organisation, Guid user)
    {
        var hat = new Hat(organisation.ToString(), "Somebody", new OrganisationId(organisation), [Role.Contributor]);
        return new Actor(new UserId(user), "Somebody", hat, [hat]);
    }
}
