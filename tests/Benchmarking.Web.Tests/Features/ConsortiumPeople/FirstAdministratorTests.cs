using Benchmarking.Web.Features.ConsortiumPeople;
using Benchmarking.Web.Tests.Features.People;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Benchmarking.Web.Tests.Features.ConsortiumPeople;

public sealed class FirstAdministratorTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_operator_invites_the_first_administrator_and_never_a_second()
    {
        var owner = postgres.OwnerOf(await postgres.CreateMigratedDatabaseAsync());
        await using var source = NpgsqlDataSource.Create(owner);
        var world = new World(source);
        var email = Invitations.NewEmail();

        var (first, said, _) = await RunAsync(owner, email);
        var (again, saidAgain, _) = await RunAsync(owner, email);
        await world.PersonAsync(Web.Tenancy.Role.ConsortiumAdmin);
        var (late, _, refused) = await RunAsync(owner, email);

        Assert.Equal((0, 0, 1), (first, again, late));
        Assert.Contains($"Give this address to {email}", said);
        Assert.Matches("https://bench.example/invitations/[A-Za-z0-9_-]{43}\\s", said);
        Assert.NotEqual(said, saidAgain);
        Assert.Contains("an administrator of the consortium already", refused);
        Assert.Equal(1L, await world.AskAsync<long>("select count(*) from consortium_invitations where revoked_at is null"));
    }

    [Fact]
    public async Task A_database_without_tables_is_one_sentence()
    {
        var (code, _, refused) = await RunAsync(postgres.OwnerOf(await postgres.CreateEmptyDatabaseAsync()), Invitations.NewEmail());

        Assert.Equal(1, code);
        Assert.Equal("This database holds no tables of the site yet: start the site once, which makes them, then give the command again.", refused.Trim());
    }

    [Theory]
    [InlineData("no address", "Host=db", "Give the address to invite")]
    [InlineData("name@consortium.example", "", "Set ConnectionStrings__Owner")]
    public async Task What_is_missing_is_said(string address, string owner, string said)
    {
        var (code, _, refused) = await RunAsync(owner, address);

        Assert.Equal(1, code);
        Assert.Contains(said, refused);
    }

    [Fact]
    public async Task Without_the_command_nothing_is_done()
    {
        var (code, _, _) = await RunAsync("Host=nowhere", null);

        Assert.Null(code);
    }

    private static async Task<(int? Code, string Output, string Errors)> RunAsync(string owner, string? address)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Owner"] = owner,
            ["Site:Address"] = "https://bench.example/",
            [FirstAdministrator.Setting] = address,
        }).Build();
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        return (await FirstAdministrator.RunAsync(configuration, output, errors, TimeProvider.System, Cancel), output.ToString(), errors.ToString());
    }
}
