using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A13: "you are 3rd of 12". Two members who compare their places know how many lie between their figures; where
/// nobody else fits, each of those lies there. Places in overlapping groups are put together.
/// </summary>
public sealed class Ranks : IAttack
{
    /// <inheritdoc/>
    public string Id => "A13";

    /// <inheritdoc/>
    public string Name => "Ranks and percentiles";

    /// <inheritdoc/>
    public AttackResult Run(AttackScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var tally = new Tally(this);
        foreach (var (metric, _) in Differencing.Shown(scene))
        {
            foreach (var period in scene.Extras.Ranks.Where(rank => rank.Metric == metric.Code).GroupBy(rank => rank.Period))
            {
                var byMember = period.GroupBy(rank => rank.Organisation, StringComparer.Ordinal).ToList();
                foreach (var (one, other) in Differencing.Pairs(byMember)) Compare(scene, metric, [.. one, .. other], tally);
            }
        }

        return tally.Result("No member's place is shown.", "Figures placed between two that compared theirs:");
    }

    private static void Compare(AttackScene scene, Metric metric, List<ShownRank> ranks, Tally tally)
    {
        var known = ranks.Select(rank => (Rank: rank, Cell: scene.Ledger.Input(rank.Input).Contributions)).ToList();
        var bounds = new Dictionary<string, (decimal? Low, decimal? High)>(StringComparer.Ordinal);
        var coalition = ranks.Select(rank => rank.Organisation).ToHashSet(StringComparer.Ordinal);
        foreach (var own in known.SelectMany(one => one.Cell).Where(one => coalition.Contains(one.Organisation)))
        {
            bounds[own.Token] = (scene.Truth.Of(own.Token), scene.Truth.Of(own.Token));
        }

        while (known.Count(one => Narrow(one.Rank, one.Cell, bounds)) > 0)
        {
        }

        foreach (var (token, (low, high)) in bounds)
        {
            var target = known.SelectMany(one => one.Cell).First(one => one.Token == token);
            if (coalition.Contains(target.Organisation) || scene.Truth.Of(token) is not { } truth) continue;
            tally.Interval(
                target.Organisation, metric, truth, (double?)low ?? double.NegativeInfinity, (double?)high ?? double.PositiveInfinity, 2);
        }
    }

    /// <summary>
    /// One place: so many are not above the figure and so many not below it. Where no more than that many can be on a
    /// side, each of them is.
    /// </summary>
    private static bool Narrow(
        ShownRank rank, IReadOnlyList<Contribution> cell, Dictionary<string, (decimal? Low, decimal? High)> bounds)
    {
        var own = bounds[cell.First(one => one.Organisation == rank.Organisation).Token].Low;
        var others = cell.Where(one => one.Organisation != rank.Organisation).Select(one => one.Token).ToList();
        var below = others.Where(token => !(Of(token).Low > own)).ToList();
        var above = others.Where(token => !(Of(token).High < own)).ToList();
        var changed = false;
        if (below.Count == rank.Rank - 1)
        {
            foreach (var token in below) Set(token, (Of(token).Low, Least(Of(token).High, own)));
        }

        if (above.Count == cell.Count - rank.Rank)
        {
            foreach (var token in above) Set(token, (Most(Of(token).Low, own), Of(token).High));
        }

        return changed;

        (decimal? Low, decimal? High) Of(string token) => bounds.GetValueOrDefault(token);

        void Set(string token, (decimal? Low, decimal? High) limits)
        {
            changed |= Of(token) != limits;
            bounds[token] = limits;
        }
    }

    private static decimal? Least(decimal? one, decimal? other) => one is null || other < one ? other : one;

    private static decimal? Most(decimal? one, decimal? other) => one is null || other > one ? other : one;
}
