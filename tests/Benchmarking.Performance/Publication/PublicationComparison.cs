using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Simulation;
using Benchmarking.Performance.Timing;

namespace Benchmarking.Performance.Publication;

/// <summary>
/// What protection costs in time: a publication through the one door against the same cells with rounding and minimum
/// counts alone, in turn, on the same simulated clubs.
/// </summary>
internal static class PublicationComparison
{
    private const int Metrics = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task RunAsync(Options options, CancellationToken cancellation)
    {
        Console.WriteLine($"{Metrics} metrics, two quarters, the second timed with the first in the ledger, {Environment.ProcessorCount} cores. Medians of {options.Rounds} rounds.\n");
        var table = new TextTable("organisations", "unprotected ms", "protected ms", "ratio", "processor ms a metric", "withheld by values");
        foreach (var size in options.Sizes)
        {
            var club = Club.Simulate(new ClubPlan(size) { Metrics = Metrics, Periods = 2 });
            var (earlier, now) = (club.Releases[0], club.Releases[1]);
            var first = Publisher.Publish(Input(club, earlier, Ledger.Empty), cancellation: cancellation);
            var input = Input(club, now, Ledger.Empty.With(first.Entries, first.Inputs)) with { Earlier = earlier.Observations };
            var report = first.Report;

            var contest = new Contest(options.Rounds, Patience);
            var plain = contest.Add("unprotected", () => Done(BenchmarkEngine.Compute(club.Metrics, now.Observations, club.Groups, BenchmarkRules.Standard)));
            var guarded = contest.Add("protected", () => Done(report = Publisher.Publish(input, cancellation: cancellation).Report));
            await contest.RunAsync(cancellation);
            table.Add(
                $"{size:N0}", TextTable.Number(plain.Median), TextTable.Number(guarded.Median), TextTable.Number(guarded.Median / plain.Median),
                TextTable.Number(guarded.Processor / Metrics), $"{report.ByValue} of {report.Eligible}");
        }

        table.Print(Console.Out);
    }

    private static PublicationInput Input(Club club, ClubRelease release, Ledger ledger) => new()
    {
        Metrics = club.Metrics,
        Observations = release.Observations,
        Groups = club.Groups,
        Ledger = ledger,
        Release = release.Number,
        Key = "performance"u8.ToArray(),
        Today = new DateOnly(2025, 12, 1),
    };

    private static Task Done(object? _) => Task.CompletedTask;
}
