namespace Benchmarking.Engine.Microdata;

/// <summary>Organisations whose records are made alike.</summary>
/// <param name="Members">Their keys, in ordinal order.</param>
/// <param name="Keys">The key values (region, size and the like) that all of them show; null where suppressed.</param>
public sealed record PartitionGroup(IReadOnlyList<string> Members, IReadOnlyList<string?> Keys);

/// <summary>What a partition is made from.</summary>
public sealed record PartitionInput
{
    /// <summary>The cohort and year it is for, such as <c>club-2026-27</c>.</summary>
    public required string Cohort { get; init; }

    /// <summary>Everything that any extract of the year may hold; every value published elsewhere above all.</summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }

    /// <summary>The periods that any extract of the year may hold.</summary>
    public required IReadOnlyList<string> Periods { get; init; }

    /// <summary>The figures.</summary>
    public required IReadOnlyList<Observation> Observations { get; init; }

    /// <summary>The organisations in scope with their key values, in the order of <see cref="Hierarchies"/>.</summary>
    public required IReadOnlyDictionary<string, string[]> Organisations { get; init; }

    /// <summary>How key values are made coarser. With none the extract shows no key.</summary>
    public IReadOnlyList<Hierarchy> Hierarchies { get; init; } = [];

    /// <summary>Figures that everybody can look up, last year's Tenant Satisfaction Measures above all.</summary>
    public IReadOnlyList<Observation> Public { get; init; } = [];

    /// <summary>Who belongs together.</summary>
    public InterestGroups InterestGroups { get; init; } = InterestGroups.None;
}

/// <summary>
/// Which records are made alike for a cohort and year. It is made once, saved, and used by every extract of that year,
/// so that two extracts cannot be laid over each other to single somebody out. It holds no figure.
/// </summary>
/// <param name="Cohort">The cohort and year.</param>
/// <param name="KeyNames">Names of the keys.</param>
/// <param name="Groups">Groups of k to 2k − 1 interest groups (more organisations where some belong together).</param>
public sealed record Partition(string Cohort, IReadOnlyList<string> KeyNames, IReadOnlyList<PartitionGroup> Groups)
{
    /// <summary>
    /// Groups whole trajectories, all metrics and periods together, inside classes of equal keys. The keys are those
    /// that lose least while keys and public figures find no more records, and the means lose no more variation, than
    /// the rules allow; where no choice does, the coarsest, and the gate refuses the extract.
    /// </summary>
    /// <param name="input">What it is made from.</param>
    /// <param name="rules">The rules.</param>
    /// <returns>The partition; null where there are fewer than k interest groups or no levels give k alike.</returns>
    public static Partition? Make(PartitionInput input, ExtractRules rules)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(rules);
        var table = Table(input);
        var (rows, owners, guess) = (table.Rows(), Owners(table, input), table.PublicRows(input.Public));
        Partition? last = null;
        string[][] values = [.. table.Organisations.Select(organisation => input.Organisations[organisation])];
        foreach (var choice in Generalisation.Choices(values, owners, input.Hierarchies, rules.K, rules.LeastAlike))
        {
            var groups = Group(rows, owners, choice.Keys, rules.K);
            if (groups.Count == 0) return null;

            last = new(input.Cohort, [.. input.Hierarchies.Select(one => one.Name)], [.. groups.Select(group => new PartitionGroup(
                [.. group.Select(row => table.Organisations[row])], choice.Keys[group[0]]))]);
            if (choice.MeanRisk <= rules.MostLinked && Passes(rows, Microaggregation.Means(rows, groups), choice)) return last;
        }

        return last;

        bool Passes(double[][] known, double[][] means, GeneralisedKeys choice) =>
            Microaggregation.Loss(known, means).Percent <= rules.MostLost
            && Linkage.NearestBesideOwn(guess, means, (i, j) => choice.Keys[i].AsSpan().SequenceEqual(choice.Keys[j])).Records <= rules.MostLinked;
    }

    /// <summary>Four clusters of at least k interest groups, fewer where there are not 4k; without keys.</summary>
    /// <param name="input">What it is made from; its keys and hierarchies are not used.</param>
    /// <param name="rules">The rules.</param>
    /// <returns>The clusters; null where there are fewer than k interest groups.</returns>
    public static Partition? Clusters(PartitionInput input, ExtractRules rules)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(rules);
        var table = Table(input);
        var owners = Owners(table, input);
        var k = Math.Max(rules.K, owners.Distinct(StringComparer.Ordinal).Count() / 4);
        var groups = Group(table.Rows(), owners, [.. owners.Select(_ => Array.Empty<string?>())], k);
        return groups.Count == 0 ? null : new(input.Cohort + "-clusters", [], [.. groups.Select(group => new PartitionGroup(
            [.. group.Select(row => table.Organisations[row])], []))]);
    }

    /// <summary>The code of a group in the ledger. It never stands in an extract.</summary>
    /// <param name="number">The group's place in <see cref="Groups"/>, from 0.</param>
    public string CodeOf(int number) => $"research:{Cohort}:{number + 1}";

    private static FigureTable Table(PartitionInput input) => new(
        [.. input.Organisations.Keys.Order(StringComparer.Ordinal)],
        ExtractColumn.All(input.Metrics, input.Periods), input.Observations);

    private static string[] Owners(FigureTable table, PartitionInput input) =>
        [.. table.Organisations.Select(input.InterestGroups.Of)];

    /// <summary>
    /// Organisations of one interest group with equal keys move as one, by their mean: k of them alike would be one
    /// contributor.
    /// </summary>
    private static List<int[]> Group(double[][] rows, string[] owners, IReadOnlyList<string?[]> keys, int k)
    {
        int[][] units = [.. Enumerable.Range(0, rows.Length).GroupBy(row => (Class(row), owners[row])).Select(unit => unit.ToArray())];
        var standardised = Columns.Standardised([.. units.Select(unit => Columns.Means([.. unit.Select(row => rows[row])]))]);
        var classes = Enumerable.Range(0, units.Length).GroupBy(unit => Class(units[unit][0]), StringComparer.Ordinal).ToList();
        if (classes.Any(one => one.Count() < k)) return [];

        return [.. classes.SelectMany(one => Microaggregation.Groups(standardised, one, k))
            .Select(group => group.SelectMany(unit => units[unit]).Order().ToArray())];

        string Class(int row) => string.Join('\n', keys[row].Select(key => key ?? "\r"));
    }
}
