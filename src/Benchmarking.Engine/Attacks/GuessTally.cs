namespace Benchmarking.Engine.Attacks;

/// <summary>Counts how often an attack's guesses are right, and how often an honest guess would have been.</summary>
internal sealed class GuessTally
{
    private readonly List<int> lifts = [];
    private readonly Dictionary<string, int> byOrganisation = new(StringComparer.Ordinal);
    private int hits, exact, baseline, exactBaseline;

    /// <summary>Counts one guess.</summary>
    /// <param name="organisation">Whose figure it is.</param>
    /// <param name="truth">The figure.</param>
    /// <param name="guess">The attack's guess; null where it has none.</param>
    /// <param name="honest">The honest guess; null where there is none.</param>
    /// <param name="radius">How near counts as a hit.</param>
    /// <param name="grid">How near counts as exact.</param>
    public void Add(string organisation, double truth, double? guess, double? honest, double radius, double grid)
    {
        // A figure is decimal and a guess is not: a hair's breadth must not decide.
        var hair = grid * 1e-6;
        var hit = Math.Abs(truth - guess ?? double.NaN) <= radius + hair;
        var honestHit = Math.Abs(truth - honest ?? double.NaN) <= radius + hair;
        hits += hit ? 1 : 0;
        baseline += honestHit ? 1 : 0;
        exact += Math.Abs(truth - guess ?? double.NaN) <= grid + hair ? 1 : 0;
        exactBaseline += Math.Abs(truth - honest ?? double.NaN) <= grid + hair ? 1 : 0;
        lifts.Add((hit ? 1 : 0) - (honestHit ? 1 : 0));
        byOrganisation[organisation] = byOrganisation.GetValueOrDefault(organisation) + lifts[^1];
    }

    /// <summary>The shares of all guesses counted.</summary>
    /// <param name="id">The attack's number.</param>
    /// <param name="name">What it does.</param>
    public AttackResult Result(string id, string name)
    {
        var count = lifts.Count;
        if (count == 0) return new(id, name, 0);

        var lift = lifts.Average();
        var variance = lifts.Sum(one => (one - lift) * (one - lift)) / Math.Max(1, count - 1);
        return new(id, name, count)
        {
            IsEstimate = true,
            Hits = (double)hits / count,
            Baseline = (double)baseline / count,
            LiftError = 1.96 * Math.Sqrt(variance / count),
            Exact = (double)exact / count,
            ExactBaseline = (double)exactBaseline / count,
            Worst = byOrganisation.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key,
        };
    }
}
