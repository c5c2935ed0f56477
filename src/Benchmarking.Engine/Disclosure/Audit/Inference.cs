namespace Benchmarking.Engine.Disclosure.Audit;

/// <summary>
/// What an attacker can infer for certain, as far as linear programmes and ranks go. That intervals are wide is
/// necessary, not enough: see <see cref="Certificate"/>.
/// </summary>
public static class Inference
{
    /// <summary>The tightest intervals that follow for a coalition which knows its own figures in all periods.</summary>
    /// <param name="problem">Everything shown of one metric.</param>
    /// <param name="world">The true world; only the coalition's figures are looked at.</param>
    /// <param name="coalition">Owners who pool their figures; empty for an outsider.</param>
    public static Intervals Intervals(AuditProblem problem, ReadOnlySpan<decimal> world, IReadOnlyCollection<int> coalition)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(coalition);
        var intervals = new Intervals(problem);
        for (var i = 0; i < problem.Unknowns.Count; i++)
        {
            if (coalition.Contains(problem.Unknowns[i].Owner)) intervals.Fix(i, world[i]);
        }

        Narrow(problem, intervals);
        return intervals;
    }

    /// <summary>Narrows intervals that hold whatever else is known, such as figures published elsewhere.</summary>
    /// <param name="problem">Everything shown of one metric.</param>
    /// <param name="intervals">What is known already; narrowed in place.</param>
    public static void Narrow(AuditProblem problem, Intervals intervals)
    {
        LinearBounds.Narrow(problem, intervals);
        OrderBounds.Narrow(problem, intervals);
    }
}
