using System.Globalization;
using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Engine.Microdata;

/// <summary>One cluster of alike organisations.</summary>
/// <param name="Organisations">How many; those that belong together count as one.</param>
/// <param name="Figures">Its means, in order of the columns.</param>
public sealed record ClusterProfile(int Organisations, IReadOnlyList<GroupFigure> Figures);

/// <summary>
/// What stands in for record-level data of a small club: so few groups of alike organisations that it is a table, and
/// is called one.
/// </summary>
/// <param name="Columns">The columns.</param>
/// <param name="Clusters">The clusters.</param>
/// <param name="Entries">To be appended to the ledger, and audited with it, before the table leaves.</param>
/// <param name="Inputs">The inputs that the entries name.</param>
public sealed record ClusterProfiles(
    IReadOnlyList<ExtractColumn> Columns, IReadOnlyList<ClusterProfile> Clusters,
    IReadOnlyList<LedgerEntry> Entries, IReadOnlyCollection<CellInput> Inputs)
{
    /// <summary>What it is, to be printed above it.</summary>
    public string Label => string.Create(CultureInfo.InvariantCulture,
        $"Profiles of {Clusters.Count} clusters of alike organisations, {Clusters.Min(one => one.Organisations)} or more in each. These are not records: every figure is a cluster's mean, rounded, and tells nothing of how its members differ.");

    /// <summary>Makes the table. Metrics that cannot be protected are refused; size, metrics and periods are not.</summary>
    /// <param name="request">What it is made from, with a partition of <see cref="Partition.Clusters"/>; its key is not used.</param>
    /// <param name="rules">The rules.</param>
    /// <returns>The table, or null and the reasons.</returns>
    public static (ClusterProfiles? Profiles, IReadOnlyList<ExtractRefusal> Refusals) Of(ExtractRequest request, ExtractRules rules)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(rules);
        ExtractRefusal[] refusals = [.. ExtractGate.Before(int.MaxValue, request.Metrics, 0, rules).OfType<MetricWithoutRadius>()];
        if (refusals.Length > 0) return (null, refusals);

        var organisations = request.Partition.Groups.SelectMany(group => group.Members).Order(StringComparer.Ordinal).ToList();
        var table = new FigureTable(organisations, ExtractColumn.All(request.Metrics, request.Periods), request.Observations);
        var figures = new GroupFigures(request, rules, table);
        ClusterProfile[] clusters = [.. request.Partition.Groups.Select((group, number) =>
            new ClusterProfile(request.InterestGroups.Count(group.Members), figures.All[number]))];
        return (new(table.Columns, clusters, figures.Entries, figures.Inputs), []);
    }
}
