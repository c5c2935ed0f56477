using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A18: judgements and small counts have few possible values. All ways in which n members can have answered are tried
/// against what is shown of the cell; often only one is left.
/// </summary>
public sealed class Enumeration : IAttack
{
    private const int Most = 200_000;
    private const int Coalition = 2;

    /// <inheritdoc/>
    public string Id => "A18";

    /// <inheritdoc/>
    public string Name => "Enumeration";

    /// <inheritdoc/>
    public AttackResult Run(AttackScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var tally = new Tally(this);
        foreach (var (metric, entries) in Differencing.Shown(scene))
        {
            if (metric.Kind is not (MetricKind.Rating or MetricKind.Count)) continue;

            foreach (var cell in entries.Where(entry => entry.Shown is not null).GroupBy(entry => entry.Input)) Try(scene, metric, cell, tally);
        }

        return tally.Result("No cell of judgements or small counts is shown whose possibilities can be counted.", "Cells with one possibility left:");
    }

    private static void Try(AttackScene scene, Metric metric, IGrouping<string, LedgerEntry> cell, Tally tally)
    {
        var members = scene.Ledger.Input(cell.Key).Contributions;
        var known = cell.DistinctBy(entry => (entry.Statistic, entry.Method, entry.Shown)).ToList();
        if (Range(metric, known) is not var (lowest, highest) || members.Count <= Coalition) return;
        if (Multisets.Count(members.Count, highest - lowest + 1) > Most) return;

        var deviation = scene.Extras.Deviations.FirstOrDefault(one => one.Input == cell.Key);
        var possible = Multisets.All(members.Count, lowest, highest)
            .Where(answers => known.All(entry => Agrees(answers, entry)) && (deviation is null || Agrees(answers, deviation)))
            .Select(answers => answers.ToArray()).ToList();
        var truth = members.Select(one => scene.Truth.Of(one.Token)).ToList();
        tally.Try(possible.Count == 1 || possible.Count > 1 && TellsOfTheRest(possible, [.. truth.Select(value => (int)(value ?? -1))]));
    }

    /// <summary>Judgements have their scale; counts only where the smallest and the largest are shown.</summary>
    private static (int Lowest, int Highest)? Range(Metric metric, List<LedgerEntry> known)
    {
        var lowest = known.Find(entry => entry.Statistic == Statistic.Minimum)?.Shown?.Value
            ?? (metric.Kind == MetricKind.Rating ? metric.Lower : null);
        var highest = known.Find(entry => entry.Statistic == Statistic.Maximum)?.Shown?.Value
            ?? (metric.Kind == MetricKind.Rating ? metric.Upper : null);
        return lowest is { } low && highest is { } high && high - low < Most ? ((int)low, (int)high) : null;
    }

    private static bool Agrees(IReadOnlyList<int> answers, LedgerEntry entry)
    {
        var exact = entry.Statistic.Probability() is { } probability
            ? Quantiles.Of([.. answers.Select(answer => (decimal)answer)], probability, entry.Method)!.Value
            : answers.Sum() / (decimal)answers.Count;
        var shown = entry.Shown!.Value;
        return !(exact < shown.Least) && (shown.Base == 0 ? !(exact > shown.Below) : !(exact >= shown.Below));
    }

    private static bool Agrees(IReadOnlyList<int> answers, ShownDeviation shown) =>
        Math.Abs(Multisets.Deviation(answers) - (double)shown.Value) <= (double)shown.Base / 2;

    /// <summary>
    /// Whether two members who answered otherwise know that everyone else gave one and the same answer: in every
    /// possibility that holds their two answers, the rest are alike.
    /// </summary>
    private static bool TellsOfTheRest(List<int[]> possible, int[] truth)
    {
        var common = truth.GroupBy(answer => answer).MaxBy(answers => answers.Count())!.Key;
        if (truth.Count(answer => answer != common) > Coalition) return false;

        var partners = truth.OrderBy(answer => answer == common).Take(Coalition).ToList();
        return possible.Where(answers => partners.GroupBy(own => own).All(own => answers.Count(answer => answer == own.Key) >= own.Count()))
            .All(answers => answers.Count(answer => answer == common) >= truth.Length - partners.Count(own => own != common));
    }
}
