using Benchmarking.Engine;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Tool;

/// <summary><c>benchmark simulate</c>: a made-up club as the files that the other verbs read.</summary>
public static class SimulateCommand
{
    private const string Help = """
        benchmark simulate: a made-up club of any size, to try the other verbs on.

        Usage: benchmark simulate --out FOLDER [--organisations N] [--metrics N] [--periods N] [--seed N]

          --organisations N  how many members; 24 without it. From 1,000 the peer groups are finer
          --metrics N        how many metrics; 7 without it: a percentage, one near 100%, a rate, money, a count, a
                             judgement, and a yearly survey shown each quarter; then again from the first
          --periods N        how many quarters, from 2025-Q1; 1 without it
          --seed N           where the draws begin; 1 without it. The same numbers give the same bytes everywhere
          --out FOLDER       where values.csv, groups.csv and metrics.csv go; the folder is made, older files replaced
          --help             this page

        Sizes are as skewed as those of British landlords, figures move with a correlation of 0.8 from quarter to
        quarter, one in twenty is missing, and some members join or leave.

        Examples:

          benchmark simulate --organisations 24 --periods 4 --out club
          benchmark compute --values club/values.csv --groups club/groups.csv --metrics club/metrics.csv --out cells.csv

          benchmark simulate --organisations 1600 --metrics 100 --seed 7 --out sector

        Exit codes: 0 done; 1 the files cannot be written; 2 the command is wrong.

        """;

    public static readonly Verb Verb = new("simulate", Help)
    {
        WithValue = ["--organisations", "--metrics", "--periods", "--seed", "--out"],
        Required = ["--out"],
        Check = options => options.WrongCount("--organisations", "--metrics", "--periods", "--seed"),
    };

    private static readonly string[] ValuesHeader = ["organisation", "period", "metric", "value", "numerator", "denominator", "marker"];

    /// <summary>Runs the verb.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors) =>
        Verb.Run(args, output, errors, options => Simulate(options, output));

    private static int Simulate(Options options, TextWriter output)
    {
        var folder = options["--out"]!;
        Directory.CreateDirectory(folder);
        var club = Club.Simulate(new(options.Count("--organisations", 24))
        {
            Metrics = options.Count("--metrics", 7),
            Periods = options.Count("--periods", 1),
            Seed = (ulong)options.Count("--seed", 1),
        });

        using var files = new NewFiles();
        var figures = club.Releases.SelectMany(release => release.Observations);
        files.Csv(Path.Combine(folder, "values.csv"), ValuesHeader, figures.Select(Fields));
        files.Csv(Path.Combine(folder, "groups.csv"), ["group", "organisation", "dimension"], club.Groups.SelectMany(Fields));
        files.Csv(Path.Combine(folder, "metrics.csv"), MetricsFile.Header, club.Metrics.Select(MetricsFile.Fields));
        files.Keep();
        output.WriteLine($"{folder}: {FigureText.Number(club.Homes.Count)} members, {FigureText.Number(club.Metrics.Count)} metrics, "
            + $"{FigureText.Number(club.Releases.Count)} periods, {FigureText.Number(club.Releases.Sum(release => release.Observations.Count))} figures");
        return ExitCode.Done;
    }

    private static IEnumerable<string[]> Fields(PeerGroup group) =>
        group.Members.Order(StringComparer.Ordinal).Select(member => (string[])[group.Code, member, group.Dimension]);

    private static string[] Fields(Observation one) =>
    [
        one.Organisation, one.Period, one.Metric, Number(one.Value), Number(one.Numerator), Number(one.Denominator),
        one.Marker?.Code() ?? string.Empty,
    ];

    private static string Number(decimal? number) => number is { } value ? FigureText.Plain(value) : string.Empty;
}
