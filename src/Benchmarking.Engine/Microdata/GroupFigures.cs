using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Engine.Microdata;

/// <summary>
/// Makes the figures of a partition's groups, and the ledger entries that tell the auditor of them: each is one more
/// mean, of a group of k.
/// </summary>
internal sealed class GroupFigures
{
    private readonly ExtractRequest request;
    private readonly ExtractRules rules;
    private readonly FigureTable table;
    private readonly (decimal Low, decimal High)?[] thirds;
    private readonly ILookup<(string Metric, string Period), (CellInput Input, int Owners)> others;
    private readonly List<LedgerEntry> entries = [];
    private readonly Dictionary<string, CellInput> inputs = new(StringComparer.Ordinal);

    public GroupFigures(ExtractRequest request, ExtractRules rules, FigureTable table)
    {
        (this.request, this.rules, this.table) = (request, rules, table);
        thirds = [.. table.Columns.Select((column, number) => Thirds(column.Metric, [.. table.Column(number).Order()]))];
        // Groups of the same partition have no member in common; they need not be compared.
        others = request.Ledger.Entries
            .Where(entry => entry.Shown is not null && !entry.Group.StartsWith($"research:{request.Partition.Cohort}:", StringComparison.Ordinal))
            .DistinctBy(entry => (entry.Metric, entry.Period, entry.Input))
            .ToLookup(entry => (entry.Metric, entry.Period), entry => (request.Ledger.Input(entry.Input), Owners(request.Ledger.Input(entry.Input))));
        var rowOf = table.Organisations.Select((organisation, row) => (organisation, row)).ToDictionary(one => one.organisation, one => one.row, StringComparer.Ordinal);
        All = [.. request.Partition.Groups.Select((group, number) => Enumerable.Range(0, table.Columns.Count)
            .Select(column => Figure(number, column, [.. group.Members.Select(member => rowOf[member])])).ToArray())];
    }

    /// <summary>Groups by columns.</summary>
    public IReadOnlyList<GroupFigure[]> All { get; }

    public IReadOnlyList<LedgerEntry> Entries => entries;

    public IReadOnlyCollection<CellInput> Inputs => inputs.Values;

    private GroupFigure Figure(int group, int column, int[] rows)
    {
        var (metric, period) = table.Columns[column];
        var known = rows.Where(row => table[row, column] is not null).ToList();
        decimal[] values = [.. known.Select(row => table[row, column]!.Value).Order()];
        var input = new CellInput(known.Select(row => new Contribution(table.Organisations[row],
            request.Tokens.Of(table.Organisations[row], metric.Code, table[row, column]!.Value))));

        // What was said of this group once is said again, until enough of it has changed to hide each change.
        var code = request.Partition.CodeOf(group);
        var earlier = request.Ledger.Of(metric.Code).LastOrDefault(entry => entry.Group == code && entry.Period == period);
        if (earlier is not null && input.Difference(request.Ledger.Input(earlier.Input), request.InterestGroups) >= rules.LeastDifference) earlier = null;

        if (earlier is not null) input = request.Ledger.Input(earlier.Input);
        var reason = earlier is not null ? earlier.Reason : Why(metric, period, values, input);
        ShownNumber? shown = reason is not null ? null : earlier?.Shown ?? Shown(metric, values);
        inputs[input.Hash] = input;
        entries.Add(new(request.Release, period, metric.Code, code, Of(metric), shown,
            QuantileMethod.HyndmanFan1, reason, input.Hash));
        // A third stands in no entry, so that it cannot be said again; made of today's figures it would tell of a correction.
        var third = reason == Reason.V && earlier is null ? Place(metric, values, thirds[column]) : null;
        return new(shown, third, reason, input.Contributions.Count < rows.Length);
    }

    /// <summary>Why the number may not be given; null where it may. Reasons that do not look at figures come first.</summary>
    private Reason? Why(Metric metric, string period, decimal[] sorted, CellInput input)
    {
        var owners = Owners(input);
        if (owners < rules.LeastContributors) return Reason.N1;

        // A set that has so many more contributors cannot be too similar.
        if (others[(metric.Code, period)].Any(other => other.Owners - owners < rules.LeastDifference
            && input.Difference(other.Input, request.InterestGroups) is > 0 and var difference && difference < rules.LeastDifference))
        {
            return Reason.N3;
        }

        // Being alike is not enough: where all of a group are nearly the same, the mean is everybody's figure.
        var radius = metric.Tolerance?.At(Mean(sorted)) ?? 0;
        var distinct = sorted.Select(value => Rounded(value, metric)).Distinct().Count();
        return sorted[^1] - sorted[0] < 2 * radius || distinct < rules.LeastDistinct ? Reason.V : null;
    }

    private int Owners(CellInput input) => request.InterestGroups.Count(input.Contributions.Select(one => one.Organisation));

    private static Statistic Of(Metric metric) => metric.Kind == MetricKind.Rating ? Statistic.Median : Statistic.Mean;

    private static ShownNumber Shown(Metric metric, decimal[] sorted) => metric.Kind == MetricKind.Rating
        ? new(Quantiles.Of(sorted, 0.5m, QuantileMethod.HyndmanFan1)!.Value, 0, Bound.None)
        : Rounded(Mean(sorted), metric);

    /// <summary>As every publication rounds; a metric that is public has no radius and keeps the places it is shown with.</summary>
    private static ShownNumber Rounded(decimal exact, Metric metric) => metric.Tolerance is null && metric.Kind != MetricKind.Rating
        ? new(FigureText.Round(exact, metric.Decimals), FigureText.LastPlace(metric.Decimals), Bound.None)
        : Rounding.Show(exact, metric);

    private static decimal Mean(decimal[] values) => values.Length == 0 ? 0 : values.Sum() / values.Length;

    private static Third? Place(Metric metric, decimal[] values, (decimal Low, decimal High)? thirds)
    {
        if (thirds is not { } ends || values.Length == 0 || metric.Kind == MetricKind.Rating) return null;

        var mean = Mean(values);
        return mean < ends.Low ? Third.Lowest : mean < ends.High ? Third.Middle : Third.Highest;
    }

    /// <summary>
    /// Where the thirds of all figures end; null where a third is narrower than what is promised to each member, or
    /// there are too few figures for quantiles beside the median.
    /// </summary>
    private static (decimal Low, decimal High)? Thirds(Metric metric, decimal[] sorted)
    {
        if (metric.Tolerance is not { } tolerance || sorted.Length < BenchmarkRules.Standard.MinimumForQuartiles) return null;

        var low = Quantiles.Of(sorted, 1 / 3m, QuantileMethod.RankKernel)!.Value;
        var high = Quantiles.Of(sorted, 2 / 3m, QuantileMethod.RankKernel)!.Value;
        return high - low >= 2 * tolerance.At(high)
            && Rounding.Show(low, metric).Bound == Bound.None && Rounding.Show(high, metric).Bound == Bound.None ? (low, high) : null;
    }
}
