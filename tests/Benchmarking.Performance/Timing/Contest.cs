using System.Diagnostics;

namespace Benchmarking.Performance.Timing;

/// <summary>
/// Times contenders in turn, round after round, so that what else the machine does meets all of them alike.
/// </summary>
/// <param name="rounds">How many rounds.</param>
/// <param name="patience">A contender that has taken this long in all sits out the rounds that are left.</param>
internal sealed class Contest(int rounds, TimeSpan patience)
{
    private readonly List<Contender> contenders = [];

    /// <summary>Adds a contender that is timed from outside.</summary>
    public Contender Add(string name, Func<Task> run, Func<Task>? before = null) => Add(
        name,
        async () =>
        {
            var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            await run();
            return new Took(clock.Elapsed, Environment.CpuUsage.TotalTime - processor);
        },
        before);

    /// <summary>Adds a contender that tells its own time.</summary>
    /// <param name="name">Its name in the table.</param>
    /// <param name="run">What is timed.</param>
    /// <param name="before">What has to be done before each round and is not timed.</param>
    public Contender Add(string name, Func<Task<Took>> run, Func<Task>? before = null)
    {
        var contender = new Contender(name, run, before ?? (() => Task.CompletedTask));
        contenders.Add(contender);
        return contender;
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contender in contenders.Where(one => one.Total < patience))
            {
                cancellation.ThrowIfCancellationRequested();
                await contender.Before();
                // Each starts with a clean floor: nobody sweeps up after the one before.
                GC.Collect();
                contender.Times.Add(await contender.Run());
            }
        }
    }
}

/// <summary>One contender and its times.</summary>
internal sealed record Contender(string Name, Func<Task<Took>> Run, Func<Task> Before)
{
    public List<Took> Times { get; } = [];

    public TimeSpan Total => Times.Aggregate(TimeSpan.Zero, (sum, took) => sum + took.Clock);

    /// <summary>By the clock, in milliseconds.</summary>
    public double Median => MedianOf(took => took.Clock);

    /// <summary>Of processor, in milliseconds: what is left of a time when others keep the machine busy.</summary>
    public double Processor => MedianOf(took => took.Processor);

    private double MedianOf(Func<Took, TimeSpan> time)
    {
        var sorted = Times.Select(took => time(took).TotalMilliseconds).Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

/// <summary>How long one run took, by the clock and of processor.</summary>
internal readonly record struct Took(TimeSpan Clock, TimeSpan Processor);
