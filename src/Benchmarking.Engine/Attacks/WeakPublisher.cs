using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A publisher that keeps to the usual rules of thumb and nothing else: a least number of contributors, and rounding
/// to one decimal. Every attack must be shown to succeed on one, or it tests nothing.
/// </summary>
/// <param name="Name">As in reports.</param>
/// <param name="Minimum">Fewest contributors for any number.</param>
/// <param name="Statistics">What it shows of every group.</param>
public sealed record WeakPublisher(string Name, int Minimum, IReadOnlyList<Statistic> Statistics)
{
    /// <summary>What numbers are rounded to: one decimal. 0 for no rounding.</summary>
    public decimal Base { get; init; } = 0.1m;

    /// <summary>Quartiles, mean, and the smallest and largest value from three contributors.</summary>
    public static WeakPublisher Naive { get; } = new("naive", 3, [
        Statistic.Mean, Statistic.Minimum, Statistic.LowerQuartile, Statistic.Median, Statistic.UpperQuartile, Statistic.Maximum]);

    /// <summary>Common practice: quartiles and mean from five contributors.</summary>
    public static WeakPublisher Common { get; } = new("common", 5, [
        Statistic.Mean, Statistic.LowerQuartile, Statistic.Median, Statistic.UpperQuartile]);

    /// <summary>The ledger with a release added: every statistic of every metric, period and group observed.</summary>
    /// <param name="ledger">Everything shown so far.</param>
    /// <param name="release">The release's number.</param>
    /// <param name="observations">The figures.</param>
    /// <param name="groups">Peer groups besides that of everyone.</param>
    /// <param name="tokens">Makes the tokens of the inputs.</param>
    public Ledger Publish(
        Ledger ledger, int release, IReadOnlyList<Observation> observations, IReadOnlyList<PeerGroup> groups, Tokens tokens)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(tokens);
        var entries = new List<LedgerEntry>();
        var inputs = new List<CellInput>();
        foreach (var cell in observations.Where(one => one.Value is not null).GroupBy(one => (one.Metric, one.Period)))
        {
            var given = cell.Select(one => (one.Organisation, Value: one.Value!.Value,
                Contribution: new Contribution(one.Organisation, tokens.Of(one.Organisation, one.Metric, one.Value.Value)))).ToList();
            Show(PeerGroup.All, null);
            foreach (var group in groups.Where(group => group.Period is null || group.Period == cell.Key.Period))
            {
                Show(group.Code, group.Members);
            }

            void Show(string group, IReadOnlySet<string>? members)
            {
                var inside = given.Where(one => members?.Contains(one.Organisation) ?? true).ToList();
                if (inside.Count == 0) return;

                var input = new CellInput(inside.Select(one => one.Contribution));
                var sorted = inside.Select(one => one.Value).Order().ToArray();
                inputs.Add(input);
                entries.AddRange(Statistics.Select(statistic => new LedgerEntry(
                    release, cell.Key.Period, cell.Key.Metric, group, statistic, Shown(sorted, statistic),
                    QuantileMethod.HyndmanFan7, sorted.Length < Minimum ? Reason.N1 : null, input.Hash)));
            }
        }

        return ledger.With(entries, inputs);
    }

    private ShownNumber? Shown(decimal[] sorted, Statistic statistic)
    {
        if (sorted.Length < Minimum) return null;

        var exact = statistic.Probability() is { } probability
            ? Quantiles.Of(sorted, probability, QuantileMethod.HyndmanFan7)!.Value
            : sorted.Average();
        return new(Base == 0 ? exact : Base * decimal.Floor((exact / Base) + 0.5m), Base, Bound.None);
    }
}
