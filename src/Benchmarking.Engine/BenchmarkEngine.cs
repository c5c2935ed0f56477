using Benchmarking.Engine.Columns;

namespace Benchmarking.Engine;

/// <summary>
/// Turns every organisation's figures into the benchmarks of every peer group. Pure: the same input gives the same
/// cells in the same order, on any machine, at any time.
/// </summary>
public static class BenchmarkEngine
{
    /// <summary>
    /// Computes one cell for each metric, peer group (the group of everyone first) and period, in that order: metrics
    /// and groups as given, periods ascending.
    /// </summary>
    /// <remarks>
    /// <para>A missing value is left out, never counted as zero. A metric of which a period has no observation at all,
    /// not even one that says why the value is missing, was <see cref="CellStatus.NotCollected"/> in it.</para>
    /// <para>A group given for single periods (<see cref="PeerGroup.Period"/>) has no cell in the others.</para>
    /// <para>Judgements (<see cref="MetricKind.Rating"/>) have a median that is one of the categories, by
    /// Hyndman and Fan's type 1 whatever the rules say, and no other statistic.</para>
    /// </remarks>
    /// <param name="metrics">The metrics to compute; their order is kept.</param>
    /// <param name="observations">At most one for each organisation, metric and period, in any order.</param>
    /// <param name="groups">Peer groups besides that of everyone; their order is kept.</param>
    /// <param name="rules">What a cell needs before its numbers are shown.</param>
    /// <param name="progress">Told after each metric and period: how many are done, and of how many.</param>
    /// <returns>The cells as they may be shown.</returns>
    /// <exception cref="ArgumentException">
    /// The input contradicts itself: two observations of one organisation, metric and period; an observation of a
    /// metric that is not among <paramref name="metrics"/>, with both value and marker, or beyond ±10^15; a metric or
    /// group given twice; a group that calls itself <c>all</c>; minimums in the wrong order.
    /// </exception>
    public static IReadOnlyList<Cell> Compute(
        IReadOnlyList<Metric> metrics,
        IReadOnlyList<Observation> observations,
        IReadOnlyList<PeerGroup> groups,
        BenchmarkRules rules,
        IProgress<(int Done, int Total)>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(observations);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(rules);
        rules.Check();

        var contributions = Contributions.Of(metrics, observations);
        var membership = Membership.Of(groups, contributions);

        // Every cell by itself first. Rules that compare cells with each other belong after this, before the answer.
        return ShowEach(metrics, contributions, membership, rules, progress);
    }

    private static List<Cell> ShowEach(
        IReadOnlyList<Metric> metrics,
        Contributions contributions,
        Membership membership,
        BenchmarkRules rules,
        IProgress<(int Done, int Total)>? progress)
    {
        var periods = contributions.Periods.Count;
        var columns = metrics.Count * periods;
        // Each cell has its place before it is computed, so the order does not depend on which core was first.
        var cells = new Cell?[columns * membership.Codes.Count];
        var told = new Lock();
        var done = 0;
        ColumnLoop.Run(columns, () => new TypedDeal(contributions.Organisations.Texts.Count), (column, deal) =>
        {
            var (number, period) = (column / periods, column % periods);
            var metric = metrics[number];
            var places = cells.AsSpan(number * membership.Codes.Count * periods, membership.Codes.Count * periods);
            ShowPeriod(metric, period, contributions, membership, rules.For(metric), deal, places);
            lock (told) progress?.Report((++done, columns));
        });

        return [.. cells.OfType<Cell>()];
    }

    /// <summary>Fills in one metric and period: sorted once, then dealt out to the groups in order.</summary>
    private static void ShowPeriod(
        Metric metric,
        int period,
        Contributions contributions,
        Membership membership,
        BenchmarkRules rules,
        TypedDeal deal,
        Span<Cell?> cells)
    {
        var periods = contributions.Periods;
        var column = contributions.Column(metric.Code, period);
        var groups = membership.In(period);
        deal.Deal(column, groups.Members);
        for (var group = 0; group < membership.Codes.Count; group++)
        {
            if (!groups.Exists(group)) continue;

            var key = new CellKey(periods[period], metric.Code, membership.Codes[group]);
            cells[(group * periods.Count) + period] = column is null
                ? PrimaryRules.NotCollected(key, rules)
                : PrimaryRules.Show(key, deal.Values(group), metric, rules);
        }
    }
}
