using System.Diagnostics;
using Benchmarking.Engine;
using Benchmarking.Performance.Timing;

namespace Benchmarking.Performance.Aggregation;

/// <summary>
/// Number, mean, deciles and quartiles of 44 groups in 100 metrics and 40 quarters: the engine against DuckDB and
/// PostgreSQL, in one run, in turn, on the same figures, each result checked first.
/// </summary>
internal static class AggregationComparison
{
    private const int WarmUps = 5;
    private const int LargestWithCells = 400;

    /// <summary>A rival slower than this is timed less often, so that the whole stays a matter of minutes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    public static async Task RunAsync(Options options, CancellationToken cancellation)
    {
        using var work = new WorkFolder();
        Console.WriteLine($"100 metrics, 40 quarters, 44 groups, {GeneratedFigures.Probabilities.Count} quantiles, {Environment.ProcessorCount} cores. Medians; ratios are what counts.\n");
        await GrowthAsync(options, cancellation);
        var duckdb = await DuckDb.FetchAsync(work, cancellation);
        await using var postgres = await Postgres.StartAsync(work, cancellation);
        foreach (var size in options.Sizes)
        {
            var figures = new GeneratedFigures(size);
            await InMemoryAsync(figures, duckdb, options, cancellation);
            await EndToEndAsync(figures, postgres, options, cancellation);
        }
    }

    /// <summary>The engine alone, up to four times the largest size.</summary>
    private static async Task GrowthAsync(Options options, CancellationToken cancellation)
    {
        var contest = new Contest(options.Rounds, Patience);
        var entries = new List<(GeneratedFigures Figures, Contender Engine)>();
        foreach (var size in options.Sizes.Append(4 * options.Sizes[^1]))
        {
            var figures = new GeneratedFigures(size);
            WarmUp(figures);
            entries.Add((figures, contest.Add($"{size}", () => Run(figures))));
        }

        await contest.RunAsync(cancellation);
        var table = new TextTable("engine in memory, organisations", "ms", "processor ms", "ns per figure's place", "processor ns");
        foreach (var (figures, engine) in entries)
        {
            table.Add(
                $"{figures.Organisations:N0}", TextTable.Number(engine.Median), TextTable.Number(engine.Processor),
                TextTable.Number(engine.Median * 1e6 / figures.Places), TextTable.Number(engine.Processor * 1e6 / figures.Places));
        }

        table.Print(Console.Out);
    }

    private static async Task InMemoryAsync(
        GeneratedFigures figures, string duckdb, Options options, CancellationToken cancellation)
    {
        using var duck = await DuckDb.StartAsync(duckdb, figures);
        await duck.RunAsync();
        Console.WriteLine($"N={figures.Organisations:N0}");
        ResultRow.CheckEqual("DuckDB", figures.Compute(), await duck.ResultsAsync());
        Console.WriteLine();
        WarmUp(figures);

        var contest = new Contest(options.Rounds, Patience);
        var engine = contest.Add("engine, bulk (QuantileTable)", () => Run(figures));
        var rivals = new List<Contender> { contest.Add("DuckDB quantile_cont, create table as", duck.RunAsync) };
        if (figures.Organisations <= LargestWithCells) rivals.Add(contest.Add("engine, cells as published (BenchmarkEngine)", Cells(figures)));
        await contest.RunAsync(cancellation);
        await duck.ResultsAsync();

        var table = new TextTable($"in memory, N={figures.Organisations:N0}", "rounds", "ms", "vs engine", "processor ms", "vs engine");
        foreach (var one in rivals.Prepend(engine))
        {
            table.Add(
                one.Name, $"{one.Times.Count}", TextTable.Number(one.Median), TextTable.Number(one.Median / engine.Median),
                TextTable.Number(one.Processor), TextTable.Number(one.Processor / engine.Processor));
        }

        table.Print(Console.Out);
        Console.WriteLine($"Peak memory: this process {Process.GetCurrentProcess().PeakWorkingSet64 >> 20:N0} MB so far, DuckDB's {duck.PeakMegabytes:N0} MB.\n");
    }

    private static async Task EndToEndAsync(
        GeneratedFigures figures, Postgres postgres, Options options, CancellationToken cancellation)
    {
        await postgres.LoadAsync(figures, cancellation);
        await using var connection = await postgres.OpenAsync(cancellation);
        var endToEnd = new EndToEnd(connection, figures.Organisations, cancellation);
        var expected = figures.Compute();
        Task Drop() => Postgres.ExecuteAsync(connection, "drop table if exists results", cancellation);
        Task Sql(string query) => Postgres.ExecuteAsync(connection, $"create unlogged table results as {query}", cancellation);

        var contest = new Contest(options.Rounds, Patience);
        var rows = contest.Add("engine, one row per figure", endToEnd.RowsAsync, Drop);
        var packed = contest.Add("engine, one row per return", endToEnd.PackedAsync, Drop);
        var floor = contest.Add("floor: COPY out, COPY in", () => endToEnd.FloorAsync(expected), Drop);
        var plain = contest.Add("percentile_cont, plain", () => Sql(Postgres.Plain), Drop);
        var expert = contest.Add("percentile_cont, presorted by an expert", () => Sql(Postgres.Expert), Drop);
        foreach (var contender in new[] { rows, packed, floor, plain, expert })
        {
            await contender.Before();
            await contender.Run();
            ResultRow.CheckEqual(contender.Name, expected, await postgres.ResultsAsync(cancellation));
        }

        Console.WriteLine();
        await contest.RunAsync(cancellation);
        var table = new TextTable(
            $"from PostgreSQL to PostgreSQL, N={figures.Organisations:N0}", "rounds", "ms", $"vs {rows.Name}", $"vs {packed.Name}");
        foreach (var one in new[] { rows, packed, floor, plain, expert })
        {
            table.Add(
                one.Name, $"{one.Times.Count}", TextTable.Number(one.Median), TextTable.Number(one.Median / rows.Median),
                TextTable.Number(one.Median / packed.Median));
        }

        table.Print(Console.Out);
    }

    private static void WarmUp(GeneratedFigures figures)
    {
        for (var i = 0; i < WarmUps; i++) figures.Compute();
    }

    private static Task Run(GeneratedFigures figures)
    {
        figures.Compute();
        return Task.CompletedTask;
    }

    private static Func<Task> Cells(GeneratedFigures figures)
    {
        var observations = figures.Observations().ToArray();
        Metric[] metrics = [.. observations.Select(one => one.Metric).Distinct().Select(code =>
            new Metric(code, "%", 1, Polarity.Neutral, Sensitivity.Public, null, null, MetricKind.Rate))];
        PeerGroup[] groups = [.. Enumerable.Range(1, GeneratedFigures.Groups - 1).Select(group => new PeerGroup(
            $"g{group}", "named", figures.MembersOf(group).Select(organisation => $"o{organisation:0000}").ToHashSet()))];
        return () =>
        {
            BenchmarkEngine.Compute(metrics, observations, groups, BenchmarkRules.PublicFigures);
            return Task.CompletedTask;
        };
    }
}
