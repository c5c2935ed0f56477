using Benchmarking.Web.Database;
using Benchmarking.Web.Platform;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Benchmarking.Web.Tests.Database;

public sealed class MigratorTests(PostgresFixture postgres)
{
    private static readonly MigrationFile Roles = MigrationFiles.Embedded()[0];
    private static readonly MigrationFile Birds = new("0002_birds.sql", "create table birds (name text primary key);\ninsert into birds values ('wren');\n");
    private static readonly MigrationFile Songs = new("0003_songs.sql", "create table songs (bird text references birds);\n");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_migrations_of_this_build_are_all_applied_once()
    {
        var again = await ApplyAsync(postgres.Owner, MigrationFiles.Embedded());

        Assert.Equal(0, again);
        Assert.Equal(MigrationFiles.Embedded().Count, await ScalarAsync<long>(postgres.Owner, "select count(*) from schema_version"));
    }

    [Fact]
    public async Task Two_instances_that_start_together_apply_each_file_once()
    {
        var owner = await EmptyAsync();

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ApplyAsync(owner, MigrationFiles.Embedded())));

        Assert.Equal(MigrationFiles.Embedded().Count, applied.Sum());
        Assert.Equal(3, applied.Count(one => one == 0));
    }

    [Fact]
    public async Task Tables_belong_to_the_owner_role_whoever_migrates()
    {
        var owner = await EmptyAsync();

        await ApplyAsync(owner, [Songs, Birds, Roles]);

        Assert.Equal(
            "birds,schema_version,songs",
            await ScalarAsync<string>(owner, "select string_agg(tablename, ',' order by tablename) from pg_tables where schemaname = 'public' and tableowner = 'bm_owner'"));
    }

    [Fact]
    public async Task A_file_changed_after_it_was_applied_is_refused()
    {
        var owner = await EmptyAsync();
        await ApplyAsync(owner, [Roles, Birds]);

        var refusal = await Assert.ThrowsAsync<StartRefused>(() => ApplyAsync(owner, [Roles, new(Birds.Name, Birds.Sql + "-- later")]));

        Assert.Contains("0002_birds.sql was changed after it had been applied", refusal.Message);
    }

    [Fact]
    public async Task Line_ends_of_another_system_are_no_change()
    {
        var owner = await EmptyAsync();
        await ApplyAsync(owner, [Roles, Birds]);

        Assert.Equal(0, await ApplyAsync(owner, [Roles, new(Birds.Name, Birds.Sql.Replace("\n", "\r\n"))]));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        var owner = await EmptyAsync();
        await ApplyAsync(owner, [Roles, Birds, Songs]);

        var refusal = await Assert.ThrowsAsync<StartRefused>(() => ApplyAsync(owner, [Roles, Birds]));

        Assert.Contains("it has had the migration 0003_songs.sql, which this one does not know", refusal.Message);
    }

    [Fact]
    public async Task A_file_numbered_before_one_already_applied_is_refused()
    {
        var owner = await EmptyAsync();
        await ApplyAsync(owner, [Roles, Songs, Birds]);

        var refusal = await Assert.ThrowsAsync<StartRefused>(
            () => ApplyAsync(owner, [Roles, Birds, new("0002_late.sql", "select 1"), Songs]));

        Assert.Contains("0002_late.sql comes before 0003_songs.sql", refusal.Message);
    }

    [Fact]
    public async Task A_file_that_fails_leaves_nothing_and_says_why()
    {
        var owner = await EmptyAsync();
        var broken = new MigrationFile("0003_broken.sql", "create table nests (id int);\nselect * from eggs;\n");

        var refusal = await Assert.ThrowsAsync<StartRefused>(() => ApplyAsync(owner, [Roles, Birds, broken]));

        Assert.StartsWith("The migration 0003_broken.sql failed: relation \"eggs\" does not exist.", refusal.Message);
        Assert.False(await ScalarAsync<bool>(owner, "select to_regclass('nests') is not null"));
        Assert.Equal(2, await ScalarAsync<long>(owner, "select count(*) from schema_version"));
    }

    [Fact]
    public async Task Without_an_owner_an_outdated_database_is_refused_and_a_current_one_is_not()
    {
        var current = MigrationFiles.Embedded();
        await Migrator.RefuseOutdatedAsync(postgres.Site, current, Cancellation);

        var refusal = await Assert.ThrowsAsync<StartRefused>(
            () => Migrator.RefuseOutdatedAsync(postgres.Site, [.. current, new("9999_next.sql", "select 1")], Cancellation));

        Assert.Contains("lacks 1 migration(s), the first of them 9999_next.sql", refusal.Message);
    }

    private static Task<int> ApplyAsync(string owner, IReadOnlyList<MigrationFile> files) =>
        Migrator.ApplyAsync(owner, files, NullLogger.Instance, Cancellation);

    private static async Task<T> ScalarAsync<T>(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    private async Task<string> EmptyAsync() => postgres.OwnerOf(await postgres.CreateEmptyDatabaseAsync());
}
