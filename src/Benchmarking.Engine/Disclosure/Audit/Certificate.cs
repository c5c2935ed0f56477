namespace Benchmarking.Engine.Disclosure.Audit;

/// <summary>
/// The proof that a publication keeps its promise: for each member's figure and each coalition there are worlds that
/// would have been published just the same, in which the figure lies far enough away. What is certified is true; what
/// is not certified may be true as well, since not every order of figures is tried.
/// </summary>
public static class Certificate
{
    /// <summary>Certifies figures.</summary>
    /// <param name="problem">Everything shown of one metric.</param>
    /// <param name="truth">The true value of every unknown.</param>
    /// <param name="promise">What is promised.</param>
    /// <param name="targets">Numbers of the unknowns to certify; null for all.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>One for each target, in the order given.</returns>
    /// <exception cref="ArgumentException">
    /// The truth disagrees with what was shown or with the metric's bounds, or the metric has no radius.
    /// </exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static IReadOnlyList<CertifiedFigure> Check(
        AuditProblem problem, decimal[] truth, Promise promise, IReadOnlyCollection<int>? targets = null,
        CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(promise);
        var world = new TrueWorld(problem, truth);
        var program = new OrderProgram(world);
        return [.. (targets ?? [.. Enumerable.Range(0, truth.Length)])
            .Select(target => Of(world, new(world, program, target, cancel), target, promise))];
    }

    private static CertifiedFigure Of(TrueWorld world, WitnessSearch search, int target, Promise promise)
    {
        var full = Width(world, search, target, 2, promise.FullCoalition);
        var half = Width(world, search, target, 1, promise.HalfCoalition);
        return new(target, full.Certified, full.Needed, half.Certified, half.Needed, [.. search.Found]);
    }

    /// <summary>
    /// The certified width in radii. Begins with half of what is needed on each side and goes further on one side only
    /// where the other falls short.
    /// </summary>
    private static (double Certified, double Needed) Width(
        TrueWorld world, WitnessSearch search, int target, decimal promised, int coalition)
    {
        var above = new Side(world, search, target, up: true, coalition);
        var below = new Side(world, search, target, up: false, coalition);
        var needed = Math.Min(promised, above.Room + below.Room);
        above.Begin(promised / 2);
        below.Begin(promised / 2);
        while (above.Reached + below.Reached < needed && (above.Further() || below.Further()))
        {
        }

        // What is missing may be less than a step.
        if (above.Reached + below.Reached < needed) below.Reach(needed - above.Reached);
        if (above.Reached + below.Reached < needed) above.Reach(needed - below.Reached);
        return ((double)(above.Reached + below.Reached), (double)needed);
    }
}
