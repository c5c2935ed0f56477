using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Web.Platform.Jobs;

/// <summary>Lets the engine compute while those who watch are told how far it is.</summary>
public static class EngineRun
{
    public const string Stage = "Working out medians and quartiles";

    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(500);

    /// <summary>Cells of figures that are public already.</summary>
    public static Task<IReadOnlyList<Cell>> ComputeAsync(
        IReadOnlyList<Metric> metrics,
        IReadOnlyList<Observation> observations,
        IReadOnlyList<PeerGroup> groups,
        BenchmarkRules rules,
        IJobProgress progress,
        CancellationToken cancellation)
    {
        var reached = new Reached(new(Stage, 0, metrics.Count));
        return WatchAsync(_ => BenchmarkEngine.Compute(metrics, observations, groups, rules, reached), reached, progress, cancellation);
    }

    /// <summary>Members' figures through the publisher.</summary>
    public static Task<PublicationOutcome> PublishAsync(
        PublicationInput input, IJobProgress progress, CancellationToken cancellation)
    {
        var reached = new Reached(new(Publisher.Stage, 0, input.Metrics.Count));
        return WatchAsync(stop => Publisher.Publish(input, reached, stop), reached, progress, cancellation);
    }

    /// <summary>Any other long computation; it tells how far it is by the function it is given.</summary>
    public static Task<T> RunAsync<T>(
        Func<IProgress<PublicationProgress>, CancellationToken, T> compute,
        PublicationProgress first,
        IJobProgress progress,
        CancellationToken cancellation)
    {
        var reached = new Reached(first);
        return WatchAsync(stop => compute(reached, stop), reached, progress, cancellation);
    }

    private static async Task<T> WatchAsync<T>(
        Func<CancellationToken, T> compute, Reached reached, IJobProgress progress, CancellationToken cancellation)
    {
        await ReportAsync(reached, progress);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var computing = Task.Run(() => compute(ended.Token), ended.Token);
        try
        {
            while (await Task.WhenAny(computing, Task.Delay(BetweenReports, cancellation)) != computing)
            {
                cancellation.ThrowIfCancellationRequested();
                await ReportAsync(reached, progress);
            }
        }
        catch
        {
            // Nobody waits for it any more; the next job must not find it still at work.
            await ended.CancelAsync();
            await ((Task)computing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        return await computing;
    }

    private static Task ReportAsync(Reached reached, IJobProgress progress)
    {
        var latest = reached.Latest;
        return progress.ReportAsync(latest.Stage, latest.Done, latest.Total);
    }

    private sealed class Reached(PublicationProgress first) : IProgress<(int Done, int Total)>, IProgress<PublicationProgress>
    {
        private readonly Lock _one = new();
        private PublicationProgress _latest = first;

        public PublicationProgress Latest
        {
            get
            {
                lock (_one)
                    return _latest;
            }
        }

        public void Report((int Done, int Total) value) => Report(new PublicationProgress(Latest.Stage, value.Done, value.Total));

        public void Report(PublicationProgress value)
        {
            lock (_one)
                _latest = value;
        }
    }
}
