using Benchmarking.Web.Database;
using Benchmarking.Web.Platform;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Benchmarking.Web.Tests.Database;

public sealed class DatabaseSetupTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Without_connection_strings_the_site_starts_a_database_of_its_own_and_finds_it_again()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await PrepareAsync(folder.Path, "Development"))
            await LoginAsync(first);
        await using var second = await PrepareAsync(folder.Path, "Development");

        Assert.NotNull(second.Server);
        await LoginAsync(second);
    }

    [Fact]
    public async Task With_connection_strings_it_starts_none_and_migrates_where_it_may()
    {
        var database = await postgres.CreateEmptyDatabaseAsync();
        var site = On(postgres.Site, database);
        using var folder = new TemporaryFolder();

        var refusal = await RefusalAsync(folder.Path, "Production", ("Site", site), ("Engine", On(postgres.Engine, database)));
        Assert.Contains("lacks", refusal.Message);
        await using var prepared = await PrepareAsync(
            folder.Path, "Production", ("Site", site), ("Engine", On(postgres.Engine, database)), ("Owner", postgres.OwnerOf(database)));
        await using var without = await PrepareAsync(folder.Path, "Production", ("Site", site), ("Engine", On(postgres.Engine, database)));

        Assert.Null(prepared.Server);
        Assert.Null(without.Owner);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task In_Production_it_wants_a_server_of_the_operators()
    {
        using var folder = new TemporaryFolder();

        var refusal = await RefusalAsync(folder.Path, "Production");

        Assert.StartsWith("In Production the site needs a PostgreSQL server of its own", refusal.Message);
    }

    [Theory]
    [InlineData("Site", "ConnectionStrings__Engine is not set")]
    [InlineData("Engine", "ConnectionStrings__Site is not set")]
    [InlineData("Owner", "ConnectionStrings__Site is not set")]
    public async Task One_connection_string_alone_is_refused(string only, string said)
    {
        using var folder = new TemporaryFolder();

        var refusal = await RefusalAsync(folder.Path, "Development", (only, "Host=nowhere"));

        Assert.StartsWith(said, refusal.Message);
    }

    [Fact]
    public async Task A_connection_string_that_is_none_is_named()
    {
        using var folder = new TemporaryFolder();

        var refusal = await RefusalAsync(folder.Path, "Production", ("Site", "Hots=db"), ("Engine", postgres.Engine));

        Assert.StartsWith("ConnectionStrings__Site is no connection string", refusal.Message);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_named()
    {
        using var folder = new TemporaryFolder();

        var refusal = await RefusalAsync(folder.Path, "Production", ("Site", On(postgres.Site, "elsewhere")), ("Engine", postgres.Engine));

        Assert.StartsWith("There is no database elsewhere at 127.0.0.1", refusal.Message);
    }

    [Fact]
    public async Task The_site_does_not_start_as_superuser()
    {
        using var folder = new TemporaryFolder();

        var refusal = await RefusalAsync(folder.Path, "Production", ("Site", postgres.Owner), ("Engine", postgres.Engine));

        Assert.StartsWith("The login of ConnectionStrings__Site is a superuser", refusal.Message);
    }

    [Fact]
    public async Task Nor_does_it_with_an_engine_that_owns_the_tables()
    {
        using var folder = new TemporaryFolder();

        var refusal = await RefusalAsync(folder.Path, "Production", ("Site", postgres.Site), ("Engine", postgres.Owner));

        Assert.StartsWith("The login of ConnectionStrings__Engine is a superuser", refusal.Message);
    }

    private static Task<StartRefused> RefusalAsync(string folder, string environment, params (string Name, string Text)[] strings) =>
        Assert.ThrowsAsync<StartRefused>(() => PrepareAsync(folder, environment, strings));

    private static Task<PreparedDatabases> PrepareAsync(string folder, string environment, params (string Name, string Text)[] strings) =>
        DatabaseSetup.PrepareAsync(
            new ConfigurationBuilder()
                .AddInMemoryCollection(strings.Select(one => KeyValuePair.Create($"ConnectionStrings:{one.Name}", (string?)one.Text)))
                .Build(),
            folder,
            new HostingEnvironment { EnvironmentName = environment, ContentRootPath = AppContext.BaseDirectory },
            NullLogger.Instance,
            TestContext.Current.CancellationToken);

    private static string On(string connectionString, string database) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Database = database }.ConnectionString;

    private static async Task LoginAsync(PreparedDatabases databases)
    {
        foreach (var login in new[] { databases.Site, databases.Engine })
        {
            await using var source = NpgsqlDataSource.Create(login + ";Pooling=false");
            await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        }
    }
}
