using Benchmarking.Web.Database;
using Benchmarking.Web.Platform;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Benchmarking.Web.Tests.Database;

public sealed class LoginPowerTests(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_two_logins_of_the_site_may_start_it()
    {
        await LoginPower.RefuseTooMuchPowerOfSiteAsync(postgres.Site, Cancellation);
        await LoginPower.RefuseTooMuchPowerOfEngineAsync(postgres.Engine, Cancellation);
    }

    [Fact]
    public async Task A_superuser_is_refused()
    {
        var refusal = await RefusalAsync(postgres.Owner);

        Assert.StartsWith("The login of ConnectionStrings__Site is a superuser", refusal.Message);
    }

    [Theory]
    [InlineData("power_past_the_wall", "bypassrls", "has BYPASSRLS")]
    [InlineData("power_over_roles", "createrole", "may create roles")]
    [InlineData("power_to_copy", "replication", "may copy the whole database")]
    [InlineData("power_of_the_owner", "in role bm_owner", "may act as bm_owner")]
    [InlineData("power_of_the_engine", "noinherit in role bm_engine", "may act as bm_engine")]
    [InlineData("power_to_read_all", "in role pg_read_all_data", "may act as pg_read_all_data")]
    public async Task A_login_with_more_power_than_the_site_needs_is_refused(string role, string right, string excess)
    {
        await RunAsync(postgres.Owner, $"create role {role} login password 'of-a-test' {right}; grant connect on database benchmarking to {role}");

        var refusal = await RefusalAsync(postgres.Server.ConnectionString("benchmarking", role, "of-a-test"));

        Assert.Contains(excess, refusal.Message);
    }

    [Fact]
    public async Task The_owner_of_a_table_is_refused()
    {
        var database = await postgres.CreateEmptyDatabaseAsync();
        await RunAsync(postgres.OwnerOf(database), "create role power_of_possession login password 'of-a-test'; create table nests (id int); alter table nests owner to power_of_possession");

        var refusal = await RefusalAsync(postgres.Server.ConnectionString(database, "power_of_possession", "of-a-test"));

        Assert.Contains("owns nests", refusal.Message);
    }

    [Fact]
    public async Task The_engine_may_not_serve_pages_nor_the_site_do_the_engines_work()
    {
        await RunAsync(postgres.Owner, "create role power_of_the_site login password 'of-a-test' in role bm_app");

        var refusal = await Assert.ThrowsAsync<StartRefused>(() => LoginPower.RefuseTooMuchPowerOfEngineAsync(
            postgres.Server.ConnectionString("benchmarking", "power_of_the_site", "of-a-test"), Cancellation));

        Assert.StartsWith("The login of ConnectionStrings__Engine may act as bm_app", refusal.Message);
    }

    [Theory]
    [InlineData("No Reset On Close=true", "No Reset On Close")]
    [InlineData("Multiplexing=true", "Multiplexing")]
    public async Task Settings_that_share_a_session_between_organisations_are_refused(string setting, string named)
    {
        var refusal = await RefusalAsync($"{postgres.Site};{setting}");

        Assert.Contains(named, refusal.Message);
    }

    [Theory]
    [InlineData(140019, false)]
    [InlineData(150013, false)]
    [InlineData(150014, true)]
    [InlineData(160009, false)]
    [InlineData(160010, true)]
    [InlineData(170005, false)]
    [InlineData(170006, true)]
    [InlineData(180000, true)]
    [InlineData(190001, true)]
    public void Servers_whose_row_level_security_leaks_are_known(int version, bool safe) => Assert.Equal(safe, LoginPower.IsSafe(version));

    [Fact]
    public async Task A_login_without_rights_leaves_the_passwords_as_they_are()
    {
        await DatabaseRoles.SetLoginPasswordsAsync(postgres.Site, WithPassword(postgres.Engine, "other"), WithPassword(postgres.Engine, "other"), NullLogger.Instance, Cancellation);

        await using var stillOpens = NpgsqlDataSource.Create(postgres.Engine + ";Pooling=false");
        await using var connection = await stillOpens.OpenConnectionAsync(Cancellation);
    }

    [Fact]
    public async Task A_password_with_quotes_is_set_as_it_is()
    {
        await using var server = await OwnServer.StartAsync();
        var login = WithPassword(server.Postgres.ConnectionString("postgres", DatabaseRoles.Site, ""), """it's "$$" \ ; drop role bm_app; --""");
        await RunAsync(server.Postgres.SuperuserConnectionString, "create role bm_app login");

        await DatabaseRoles.SetLoginPasswordsAsync(server.Postgres.SuperuserConnectionString, login, login, NullLogger.Instance, Cancellation);

        await RunAsync(login, "select 1");
    }

    private static string WithPassword(string connectionString, string password) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Password = password }.ConnectionString;

    private static Task<StartRefused> RefusalAsync(string connectionString) =>
        Assert.ThrowsAsync<StartRefused>(() => LoginPower.RefuseTooMuchPowerOfSiteAsync(connectionString, Cancellation));

    private static async Task RunAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
