using System.Diagnostics;
using Benchmarking.Web.Features.ApiTokens;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Seeding;
using Npgsql;

namespace Benchmarking.Web.Tests.Features.Api;

/// <summary>The commands of the page that teaches the API work when pasted: taken from the page, run by bash with curl.</summary>
public sealed class GuideTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_commands_of_the_page_work_when_pasted()
    {
        Assert.SkipUnless(File.Exists("/bin/bash") && IsThere("curl"), "Needs curl: apt-get install curl");
        var own = await OwnDatabase.MakeAsync(postgres);
        await using var site = new Site(postgres, settings: new Dictionary<string, string>
        {
            ["ConnectionStrings:Site"] = own.Site,
            ["ConnectionStrings:Engine"] = own.Engine,
            ["ConnectionStrings:Owner"] = own.Owner,
        });
        site.UseKestrel(0);
        site.StartServer();
        using var browser = site.CreateClient();
        await using var owner = NpgsqlDataSource.Create(own.Owner);
        var world = new World(owner);
        var member = await world.MemberAsync();
        var maker = await world.PersonAsync(member, Role.OrganisationAdmin);
        var round = await world.RoundAsync(scope: "core");
        var secret = TokenSecret.Make(new OrganisationId(member.Id), Guid.NewGuid());
        await world.RunAsync(
            "insert into api_tokens values ($1, $2, 'Pasted', $3, $4, now(), $5, now() + interval '1 day')",
            member.Id, secret.Id, secret.Hash, Scopes.OfOrganisations.Select(scope => scope.Stored()).ToArray(), maker.Id);

        var page = await new Visitor(browser).GetAsync("/api");
        var commands = string.Join('\n', page.Document.QuerySelectorAll("pre.code").Select(block => block.TextContent));
        var (status, said) = await BashAsync(commands.Replace("bm_put-yours-here", secret.Text, StringComparison.Ordinal));

        Assert.StartsWith("TOKEN=", commands);
        Assert.Contains(round.Period.Route, commands);
        Assert.True(status == 0, said);
        Assert.Contains("\"dryRun\": true", said);
        Assert.Contains("\"state\": \"sent\"", said);
        Assert.Equal("sent/2", await world.AskAsync<string>("select state || '/' || version from returns"));
    }

    /// <summary>As in a terminal, but for stopping at the first command that fails.</summary>
    private static async Task<(int Status, string Said)> BashAsync(string commands)
    {
        using var bash = Process.Start(new ProcessStartInfo("/bin/bash", ["-eu", "-o", "pipefail", "-s"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await bash.StandardInput.WriteAsync(commands + "\n");
        bash.StandardInput.Close();
        var said = await Task.WhenAll(
            bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), bash.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (bash.ExitCode, string.Concat(said));
    }

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
}
