using Benchmarking.Web.Features.Seeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Benchmarking.Web.Tests.Features.Seeding;

public sealed class SeedCatalogueTests(PostgresFixture postgres)
{
    private static readonly string[] Tables =
        ["modules", "inputs", "metrics", "metric_versions", "metric_rules", "metric_aliases", "ladder_rungs", "peer_groups"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_line_of_the_seed_files_lands_in_the_catalogue()
    {
        var database = await OwnDatabase.MakeAsync(postgres);

        await SeedCatalogue.RunAsync(database.Owner, NullLogger.Instance, Cancel);

        await using var db = database.Open();
        Assert.Equal(SeedFile.Read("modules").Count, await db.Modules.CountAsync(Cancel));
        Assert.Equal(SeedFile.Read("inputs").Count, await db.Inputs.CountAsync(Cancel));
        Assert.Equal(SeedFile.Read("metrics").Count, await db.Metrics.CountAsync(Cancel));
        Assert.Equal(SeedFile.Read("metrics").Count, await db.MetricVersions.CountAsync(Cancel));
        Assert.Equal(SeedFile.Read("rules").Count, await db.MetricRules.CountAsync(Cancel));
        Assert.Equal(SeedFile.Read("aliases").Count, await db.MetricAliases.CountAsync(Cancel));
        Assert.Equal(SeedFile.Read("ladder").Count, await db.LadderRungs.CountAsync(Cancel));
        Assert.Equal(SeedFile.Read("peer-groups").Count, await db.PeerGroups.CountAsync(Cancel));
        Assert.Equal(0, await db.Organisations.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_metric_lands_with_every_field()
    {
        var database = await OwnDatabase.MakeAsync(postgres);

        await SeedCatalogue.RunAsync(database.Owner, NullLogger.Instance, Cancel);

        await using var db = database.Open();
        var cost = await db.MetricVersions.Include(row => row.Metric).Include(row => row.Rules).SingleAsync(row => row.MetricCode == "cost-per-household", Cancel);
        Assert.Equal(("money", "£", 2, "neutral", "quarter"), (cost.Kind, cost.Unit, cost.Decimals, cost.Polarity, cost.Cadence));
        Assert.Equal(("involvement-cost", "households", 1m), (cost.NumeratorInput, cost.DenominatorInput, cost.Multiplier));
        Assert.Equal((2m, 45m, 0m, 1000m), (cost.PlausibleLow, cost.PlausibleHigh, cost.PossibleLow, cost.PossibleHigh));
        Assert.Equal(("core", "core", "2024-Q1"), (cost.Metric.Module, cost.Metric.Scope, cost.EffectiveFrom));
        Assert.StartsWith("Spending on involvement", cost.Numerator, StringComparison.Ordinal);
        Assert.StartsWith("Corporate overheads", cost.Exclusions, StringComparison.Ordinal);
        Assert.StartsWith("Above it, community investment", cost.PlausibleReason, StringComparison.Ordinal);
        Assert.StartsWith("More than £1,000", cost.PossibleReason, StringComparison.Ordinal);
        Assert.Equal(
            ["AtMost households homes ", "Change   2", "Outlier   8"],
            cost.Rules.OrderBy(rule => rule.Position).Select(rule => $"{rule.Kind} {rule.Input} {rule.OtherInput} {rule.Amount}"));
    }

    [Fact]
    public async Task Seeding_twice_changes_nothing()
    {
        var database = await OwnDatabase.MakeAsync(postgres);
        await SeedCatalogue.RunAsync(database.Owner, NullLogger.Instance, Cancel);
        var before = await FingerprintAsync(database);
        var log = new Lines();

        await SeedCatalogue.RunAsync(database.Owner, log, Cancel);

        Assert.Equal(before, await FingerprintAsync(database));
        Assert.Empty(log.Said);
    }

    [Fact]
    public async Task Two_instances_that_start_together_seed_once()
    {
        var database = await OwnDatabase.MakeAsync(postgres);

        await Task.WhenAll(
            SeedCatalogue.RunAsync(database.Owner, NullLogger.Instance, Cancel),
            SeedCatalogue.RunAsync(database.Owner, NullLogger.Instance, Cancel));

        await using var db = database.Open();
        Assert.Equal(SeedFile.Read("metrics").Count, await db.Metrics.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_definition_that_differs_from_the_seed_data_stays_and_is_told()
    {
        var database = await OwnDatabase.MakeAsync(postgres);
        await SeedCatalogue.RunAsync(database.Owner, NullLogger.Instance, Cancel);
        await using (var db = database.Open())
        {
            await db.MetricVersions.Where(row => row.MetricCode == "kept-informed").ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Question, "Another question?").SetProperty(row => row.Decimals, 1), Cancel);
        }

        var log = new Lines();
        await SeedCatalogue.RunAsync(database.Owner, log, Cancel);

        await using var after = database.Open();
        Assert.Equal("Another question?", (await after.MetricVersions.SingleAsync(row => row.MetricCode == "kept-informed", Cancel)).Question);
        var said = Assert.Single(log.Said);
        Assert.Contains("kept-informed", said, StringComparison.Ordinal);
        Assert.Contains("decimals, question", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalogue_from_before_there_were_reasons_gets_them_and_keeps_those_it_has()
    {
        var database = await OwnDatabase.MakeAsync(postgres);
        await SeedCatalogue.RunAsync(database.Owner, NullLogger.Instance, Cancel);
        await using (var db = database.Open())
        {
            await db.MetricVersions.Where(row => row.MetricCode == "kept-informed").ExecuteUpdateAsync(
                set => set.SetProperty(row => row.PlausibleReason, "").SetProperty(row => row.PossibleReason, ""), Cancel);
            await db.MetricVersions.Where(row => row.MetricCode == "turnout").ExecuteUpdateAsync(
                set => set.SetProperty(row => row.PlausibleReason, "Ours."), Cancel);
        }

        await SeedCatalogue.RunAsync(database.Owner, NullLogger.Instance, Cancel);

        await using var after = database.Open();
        Assert.StartsWith("Surveys of landlords", (await after.MetricVersions.SingleAsync(row => row.MetricCode == "kept-informed", Cancel)).PlausibleReason, StringComparison.Ordinal);
        Assert.Equal("Ours.", (await after.MetricVersions.SingleAsync(row => row.MetricCode == "turnout", Cancel)).PlausibleReason);
    }

    [Fact]
    public async Task What_is_missing_is_added_beside_what_is_there()
    {
        var database = await OwnDatabase.MakeAsync(postgres);
        await SeedCatalogue.RunAsync(database.Owner, NullLogger.Instance, Cancel);
        await using (var db = database.Open())
        {
            await db.MetricAliases.Where(row => row.Framework == "TSM").ExecuteDeleteAsync(Cancel);
            await db.LadderRungs.Where(row => row.Rung == 0).ExecuteDeleteAsync(Cancel);
        }

        await SeedCatalogue.RunAsync(database.Owner, NullLogger.Instance, Cancel);

        await using var after = database.Open();
        Assert.Equal(SeedFile.Read("aliases").Count, await after.MetricAliases.CountAsync(Cancel));
        Assert.Equal(SeedFile.Read("ladder").Count, await after.LadderRungs.CountAsync(Cancel));
    }

    [Fact]
    public async Task Without_the_owners_login_the_catalogue_stays_as_it_is()
    {
        var log = new Lines();

        await SeedCatalogue.RunAsync(null, log, Cancel);

        Assert.Contains("ConnectionStrings__Owner", Assert.Single(log.Said), StringComparison.Ordinal);
    }

    private static async Task<string> FingerprintAsync(OwnDatabase database)
    {
        await using var owner = NpgsqlDataSource.Create(database.Owner);
        var parts = new List<string>();
        foreach (var table in Tables)
        {
            await using var command = owner.CreateCommand($"select count(*) || ' ' || md5(string_agg(t::text, '' order by t::text)) from {table} t");
            parts.Add((string)(await command.ExecuteScalarAsync(Cancel))!);
        }

        return string.Join('\n', parts);
    }

    /// <summary>Keeps what a log is told.</summary>
    private sealed class Lines : ILogger
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Add(formatter(state, exception));
    }
}
