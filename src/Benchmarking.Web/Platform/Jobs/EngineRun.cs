using Benchmarking.Engine;

namespace Benchmarking.Web.Platform.Jobs;

/// <summary>Lets the engine compute while those who watch are told how far it is.</summary>
public static class EngineRun
{
    public const string Stage = "Working out medians and quartiles";

    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(500);

    public static async Task<IReadOnlyList<Cell>> ComputeAsync(
        IReadOnlyList<Metric> metrics,
        IReadOnlyList<Observation> observations,
        IReadOnlyList<PeerGroup> groups,
        BenchmarkRules rules,
        IJobProgress progress,
        CancellationToken cancellation)
    {
        await progress.ReportAsync(Stage, 0, metrics.Count);
        var reached = new Reached();
        var computing = Task.Run(() => BenchmarkEngine.Compute(metrics, observations, groups, rules, reached), cancellation);
        while (await Task.WhenAny(computing, Task.Delay(BetweenReports, cancellation)) != computing)
        {
            cancellation.ThrowIfCancellationRequested();
            var (done, total) = reached.Latest;
            await progress.ReportAsync(Stage, done, total);
        }

        return await computing;
    }

    private sealed class Reached : IProgress<(int Done, int Total)>
    {
        private readonly Lock _one = new();
        private (int, int) _latest;

        public (int Done, int Total) Latest
        {
            get
            {
                lock (_one)
                    return _latest;
            }
        }

        public void Report((int Done, int Total) value)
        {
            lock (_one)
                _latest = value;
        }
    }
}
