namespace Benchmarking.Engine.Microdata;

/// <summary>Key values of all records at one choice of levels.</summary>
/// <param name="Levels">The level of each key.</param>
/// <param name="Keys">For each record its key values; null where they are suppressed, then all of the record's.</param>
/// <param name="Loss">The mean loss of a key value, 0 to 1; a suppressed one counts as wholly lost.</param>
/// <param name="Risks">For each record the chance that somebody who knows it is in the file picks it by its keys: 1/f.</param>
public sealed record GeneralisedKeys(
    IReadOnlyList<int> Levels, IReadOnlyList<string?[]> Keys, double Loss, IReadOnlyList<double> Risks)
{
    /// <summary>Average prosecutor risk: members are known to be in the file, so nothing is hidden by a sample.</summary>
    public double MeanRisk => Risks.Count == 0 ? 0 : Risks.Average();

    /// <summary>Highest prosecutor risk.</summary>
    public double HighestRisk => Risks.Count == 0 ? 0 : Risks.Max();
}

/// <summary>
/// Full-domain generalisation: every record's key is made coarser to the same level (Samarati 2001), and the few that
/// still stand among fewer than k are suppressed.
/// </summary>
public static class Generalisation
{
    /// <summary>All choices of levels that do, the one that loses least first.</summary>
    /// <param name="values">Records by keys, in the order of the hierarchies.</param>
    /// <param name="owners">The interest group of each record: those of one count as one.</param>
    /// <param name="hierarchies">A hierarchy for each key.</param>
    /// <param name="k">How many interest groups must share key values.</param>
    /// <param name="share">The share of records that must do so before the others are suppressed: 0 to 1.</param>
    /// <returns>Possibly none. Among equal losses that with the lower level of the first key comes first.</returns>
    public static IReadOnlyList<GeneralisedKeys> Choices(
        IReadOnlyList<string[]> values, IReadOnlyList<string> owners, IReadOnlyList<Hierarchy> hierarchies, int k, double share)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(owners);
        ArgumentNullException.ThrowIfNull(hierarchies);
        return
        [
            .. Lattice(hierarchies, 0).Select(levels => At(levels, values, owners, hierarchies, k, share))
                .OfType<GeneralisedKeys>().OrderBy(choice => choice.Loss),
        ];
    }

    private static IEnumerable<int[]> Lattice(IReadOnlyList<Hierarchy> hierarchies, int key) => key == hierarchies.Count
        ? [[]]
        : Enumerable.Range(0, hierarchies[key].Levels)
            .SelectMany(level => Lattice(hierarchies, key + 1).Select(rest => (int[])[level, .. rest]));

    private static GeneralisedKeys? At(
        int[] levels, IReadOnlyList<string[]> values, IReadOnlyList<string> owners, IReadOnlyList<Hierarchy> hierarchies, int k, double share)
    {
        var keys = values.Select(value => hierarchies.Select((one, key) => one.At(value[key], levels[key])).ToArray<string?>()).ToList();
        var classes = Enumerable.Range(0, keys.Count).GroupBy(record => string.Join('\n', keys[record]), StringComparer.Ordinal)
            .Select(one => one.ToList()).ToList();
        var suppressed = classes.Where(one => Owners(one, owners) < k).SelectMany(one => one).ToList();
        if (keys.Count - suppressed.Count < share * keys.Count) return null;

        classes.RemoveAll(one => Owners(one, owners) < k);
        if (!Fill(suppressed, classes, owners, k)) return null;

        foreach (var record in suppressed) keys[record] = new string?[levels.Length];
        var risks = new double[keys.Count];
        foreach (var one in classes.Append(suppressed))
        {
            foreach (var record in one) risks[record] = 1.0 / Owners(one, owners);
        }

        return new(levels, keys, Loss(levels, values, suppressed, hierarchies), risks);
    }

    /// <summary>
    /// Suppressed records are a class of their own, so they too must be k: the largest classes give what is missing,
    /// their last owners first.
    /// </summary>
    private static bool Fill(List<int> suppressed, List<List<int>> classes, IReadOnlyList<string> owners, int k)
    {
        while (suppressed.Count > 0 && Owners(suppressed, owners) < k)
        {
            var hidden = suppressed.Select(record => owners[record]).ToHashSet(StringComparer.Ordinal);
            var largest = classes.MaxBy(one => Owners(one, owners));
            var owner = largest?.Select(record => owners[record]).LastOrDefault(one => !hidden.Contains(one));
            if (owner is null || Owners(largest!, owners) <= k) return false;

            suppressed.AddRange(largest!.Where(record => owners[record] == owner));
            largest!.RemoveAll(record => owners[record] == owner);
        }

        return true;
    }

    private static double Loss(
        int[] levels, IReadOnlyList<string[]> values, List<int> suppressed, IReadOnlyList<Hierarchy> hierarchies)
    {
        if (values.Count == 0 || levels.Length == 0) return 0;

        var hidden = suppressed.ToHashSet();
        var lost = values.Select((value, record) => hidden.Contains(record)
            ? levels.Length
            : hierarchies.Select((one, key) => one.Loss(value[key], levels[key])).Sum());
        return lost.Sum() / (values.Count * levels.Length);
    }

    private static int Owners(List<int> records, IReadOnlyList<string> owners) =>
        records.Select(record => owners[record]).Distinct(StringComparer.Ordinal).Count();
}
