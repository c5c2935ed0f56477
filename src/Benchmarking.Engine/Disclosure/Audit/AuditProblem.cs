namespace Benchmarking.Engine.Disclosure.Audit;

/// <summary>One figure that nobody but its owner knows.</summary>
/// <param name="Organisation">Whose.</param>
/// <param name="Owner">Number of the interest group that knows it.</param>
/// <param name="Period">Of which period.</param>
/// <param name="Token">Which state of it: a corrected figure is another unknown.</param>
public sealed record Unknown(string Organisation, int Owner, string Period, string Token);

/// <summary>One number shown, as knowledge of unknown figures.</summary>
/// <param name="Entry">Where and when it was shown.</param>
/// <param name="Members">The unknowns that went in, by number.</param>
/// <param name="Shown">The number.</param>
public sealed record KnownCell(LedgerEntry Entry, int[] Members, ShownNumber Shown)
{
    /// <summary>The ranks of its quantile; null for a mean.</summary>
    public RankWeights? Ranks { get; } = Entry.Statistic.Probability() is { } probability
        ? Quantiles.Weights(Members.Length, probability, Entry.Method)
        : null;

    /// <summary>The exact statistic in a world.</summary>
    /// <param name="world">A value for every unknown.</param>
    public decimal Of(ReadOnlySpan<decimal> world)
    {
        var values = new decimal[Members.Length];
        for (var i = 0; i < values.Length; i++) values[i] = world[Members[i]];
        return OfValues(values);
    }

    /// <summary>Whether a world would have been published as this number, by the real publishing code.</summary>
    /// <param name="world">A value for every unknown.</param>
    /// <param name="metric">The metric.</param>
    public bool Agrees(ReadOnlySpan<decimal> world, Metric metric) => Rounding.Agrees(Of(world), Shown, metric);

    private decimal OfValues(decimal[] values)
    {
        if (Ranks is not { } ranks)
        {
            var sum = 0m;
            foreach (var value in values) sum += value;
            return sum / values.Length;
        }

        Array.Sort(values);
        return ranks.Of(values);
    }
}

/// <summary>What everybody knows of how far a figure moves from one period to the next.</summary>
/// <param name="Earlier">Number of the earlier unknown.</param>
/// <param name="Later">Number of the later unknown.</param>
/// <param name="Most">The largest move, up or down.</param>
public sealed record DriftBand(int Earlier, int Later, decimal Most);

/// <summary>
/// One metric as an attacker sees it: unknown figures, the numbers shown of them, and what is commonly known. Truth is
/// not in it.
/// </summary>
public sealed record AuditProblem(
    Metric Metric, IReadOnlyList<Unknown> Unknowns, IReadOnlyList<KnownCell> Cells, IReadOnlyList<DriftBand> Drifts)
{
    /// <summary>
    /// Gathers what was shown of one metric in some periods. Numbers shown in several releases from the same input
    /// count once.
    /// </summary>
    /// <param name="metric">The metric.</param>
    /// <param name="entries">Entries of that metric; those without a number are left out.</param>
    /// <param name="ledger">The ledger that holds their inputs.</param>
    /// <param name="groups">Who belongs together.</param>
    /// <param name="drift">The largest move from one period to the next that anybody expects; null where nothing is known.</param>
    public static AuditProblem Of(
        Metric metric, IEnumerable<LedgerEntry> entries, Ledger ledger, InterestGroups groups, decimal? drift = null)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return Of(metric, entries, ledger.Input, groups, drift);
    }

    /// <summary>The same, with the inputs wherever they are kept.</summary>
    /// <param name="metric">The metric. One whose figures are carried forward has one unknown for equal figures of several periods.</param>
    /// <param name="entries">Entries of that metric; those without a number are left out.</param>
    /// <param name="input">Finds an input by its hash.</param>
    /// <param name="groups">Who belongs together.</param>
    /// <param name="drift">The largest move from one period to the next that anybody expects; null where nothing is known.</param>
    public static AuditProblem Of(
        Metric metric, IEnumerable<LedgerEntry> entries, Func<string, CellInput> input, InterestGroups groups, decimal? drift = null)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(groups);
        var shown = entries.Where(entry => entry.Shown is not null)
            .DistinctBy(entry => (entry.Period, entry.Input, entry.Statistic, entry.Shown, entry.Method)).ToList();

        var unknowns = new List<Unknown>();
        var numbers = new Dictionary<(string, string, string), int>();
        var owners = new Dictionary<string, int>(StringComparer.Ordinal);
        var cells = shown.Select(entry => new KnownCell(
            entry, [.. input(entry.Input).Contributions.Select(one => Number(one, entry.Period))], entry.Shown!.Value)).ToList();
        return new(metric, unknowns, cells, drift is { } most ? Drift(unknowns, most) : []);

        int Number(Contribution one, string period)
        {
            var place = (one.Organisation, metric.Sticky ? string.Empty : period, one.Token);
            if (numbers.TryGetValue(place, out var number)) return number;

            var group = groups.Of(one.Organisation);
            if (!owners.TryGetValue(group, out var owner)) owners.Add(group, owner = owners.Count);
            unknowns.Add(new Unknown(one.Organisation, owner, period, one.Token));
            numbers.Add(place, unknowns.Count - 1);
            return unknowns.Count - 1;
        }
    }

    /// <summary>Whether a world agrees with everything that is known.</summary>
    /// <param name="world">A value for every unknown.</param>
    public bool Agrees(decimal[] world)
    {
        foreach (var value in world)
        {
            if (value < Metric.Lower || value > Metric.Upper) return false;
        }

        return Drifts.All(band => Math.Abs(world[band.Later] - world[band.Earlier]) <= band.Most)
            && Cells.All(cell => cell.Agrees(world, Metric));
    }

    private static List<DriftBand> Drift(List<Unknown> unknowns, decimal most)
    {
        var bands = new List<DriftBand>();
        for (var later = 0; later < unknowns.Count; later++)
        {
            for (var earlier = 0; earlier < unknowns.Count; earlier++)
            {
                var (before, after) = (unknowns[earlier], unknowns[later]);
                if (before.Organisation == after.Organisation && string.CompareOrdinal(before.Period, after.Period) < 0)
                {
                    bands.Add(new DriftBand(earlier, later, most));
                }
            }
        }

        return bands;
    }
}
