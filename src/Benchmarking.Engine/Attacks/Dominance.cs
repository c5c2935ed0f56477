namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A17: a sum that one member dominates. The next largest take their own parts out; what is left is nearly the
/// largest's part, and with a public denominator its figure.
/// </summary>
public sealed class Dominance : IAttack
{
    private const int Coalition = 2;
    private const decimal TooNear = 0.1m;

    /// <inheritdoc/>
    public string Id => "A17";

    /// <inheritdoc/>
    public string Name => "Dominance";

    /// <inheritdoc/>
    public AttackResult Run(AttackScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var tally = new Tally(this);
        foreach (var total in scene.Extras.Totals)
        {
            var metric = scene.Metrics.Single(metric => metric.Code == total.Metric);
            var parts = Parts(scene, total);
            if (parts.Count == total.Denominators.Count && parts.Count > Coalition + 1) tally.Try(IsSolved(total, parts, metric), parts[0].Organisation);
        }

        return tally.Result("No sum or weighted mean is shown.", "Largest members' parts worked out:");
    }

    /// <summary>Each member's part, the largest first: for the coalition's own, and for the score.</summary>
    private static List<(string Organisation, decimal Part, decimal Figure)> Parts(AttackScene scene, ShownTotal total)
    {
        var per = scene.Metrics.Single(metric => metric.Code == total.Metric).Kind == MetricKind.Percentage ? 100 : 1;
        return
        [
            .. scene.Ledger.Of(total.Metric).Where(entry => entry.Period == total.Period && entry.Group == PeerGroup.All)
                .Take(1).SelectMany(entry => scene.Ledger.Input(entry.Input).Contributions)
                .Where(one => total.Denominators.ContainsKey(one.Organisation))
                .Select(one => (one.Organisation, Figure: scene.Truth.Of(one.Token)!.Value))
                .Select(one => (one.Organisation, one.Figure / per * total.Denominators[one.Organisation], one.Figure))
                .OrderByDescending(one => one.Item2),
        ];
    }

    private static bool IsSolved(ShownTotal total, List<(string Organisation, decimal Part, decimal Figure)> parts, Metric metric)
    {
        var (organisation, part, figure) = parts[0];
        var others = parts.Skip(1).Take(Coalition).Sum(one => one.Part);
        var estimate = total.Total + (total.Base / 2) - others;
        var perHome = part == 0 ? 0 : figure / part * estimate;
        return part > 0 && (Math.Abs(estimate - part) < TooNear * part || Math.Abs(perHome - figure) < metric.Tolerance!.At(figure));
    }
}
