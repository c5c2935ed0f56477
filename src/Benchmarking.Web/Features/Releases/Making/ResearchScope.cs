using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Microdata;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Collections;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Releases.Making;

/// <summary>Whose figures of what records or profiles are made of: the latest year among the publications, for no two years are mixed.</summary>
/// <param name="Cohort">Who and which year; partitions are kept by it.</param>
/// <param name="Periods">At most four.</param>
/// <param name="Metrics">At most sixteen, each defined alike in all periods.</param>
/// <param name="Versions">Of each metric's definition.</param>
/// <param name="Known">Every figure behind the ledger near these periods, in each state in which it was published.</param>
/// <param name="Organisations">Attributes of those with a figure: region, size, type.</param>
/// <param name="Groups">The peer group of each attribute's value.</param>
public sealed record ResearchScope(
    string Cohort,
    IReadOnlyList<string> Periods,
    IReadOnlyList<Metric> Metrics,
    IReadOnlyDictionary<string, int> Versions,
    IReadOnlyList<Observation> Known,
    IReadOnlyDictionary<string, string[]> Organisations,
    IReadOnlyDictionary<(string Key, string Value), string> Groups,
    InterestGroups InterestGroups)
{
    /// <summary>The attributes that a record may show, in order.</summary>
    public static readonly string[] Keys = ["region", "size", "type"];

    private const string Any = "all";

    /// <summary>Only the figures in scope.</summary>
    public IReadOnlyList<Observation> Observations { get; } =
        [.. Known.Where(one => Periods.Contains(one.Period) && Metrics.Any(metric => metric.Code == one.Metric) && Organisations.ContainsKey(one.Organisation))];

    public ExtractRules Rules { get; } = ExtractRules.Standard;

    /// <summary>Each attribute is given as it is or not at all.</summary>
    public IReadOnlyList<Hierarchy> Hierarchies =>
    [
        .. Keys.Select((name, place) => new Hierarchy(
            name, Organisations.Values.Select(values => values[place]).Distinct(StringComparer.Ordinal).ToDictionary(value => value, value => (string[])[value, Any], StringComparer.Ordinal))),
    ];

    /// <summary>Null where no publication was made from returns, or none of the metrics has figures that can be protected.</summary>
    public static async Task<ResearchScope?> FindAsync(
        BenchmarkingDb db, Release release, IReadOnlyList<Publication> publications, Ledger ledger, CancellationToken cancellation)
    {
        var made = publications.Where(row => row.CollectionId is not null).ToList();
        if (made.Count == 0)
            return null;

        var year = made.Max(row => Period.Parse(row.Period).StartYear);
        var periods = made.Select(row => Period.Parse(row.Period)).Where(period => period.StartYear == year).Distinct().Order().ToList();
        var (metrics, versions) = await MetricsAsync(db, release, [.. made.Where(row => Period.Parse(row.Period).StartYear == year)], cancellation);
        var known = new List<Observation>();
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var period in periods)
        {
            var earlier = await db.ReadEarlierAsync(period, ledger, cancellation);
            // Of a period that was read already the same is there.
            known.AddRange(earlier.Where(one => !read.Contains(one.Period)));
            read.UnionWith(earlier.Select(one => one.Period));
        }

        var names = periods.Select(period => period.ToString()).ToList();
        var counted = known.Where(one => names.Contains(one.Period)).Select(one => one.Metric).ToHashSet(StringComparer.Ordinal);
        metrics = [.. metrics.Where(metric => counted.Contains(metric.Code)).Take(ExtractRules.Standard.MostMetrics)];
        if (metrics.Count == 0)
            return null;

        var answering = known.Where(one => names.Contains(one.Period) && metrics.Any(metric => metric.Code == one.Metric))
            .Select(one => one.Organisation).ToHashSet(StringComparer.Ordinal);
        var members = (await db.Organisations.AsNoTracking()
                .Select(own => new { own.Id, own.Region, own.SizeBand, own.Type, own.InterestGroup }).ToListAsync(cancellation))
            .Where(own => answering.Contains(own.Id.ToString())).ToList();
        return new ResearchScope(
            $"members-{Period.YearOf(year)}",
            names,
            metrics,
            versions,
            known,
            members.ToDictionary(own => own.Id.ToString(), own => (string[])[own.Region, own.SizeBand, own.Type], StringComparer.Ordinal),
            await db.PeerGroups.AsNoTracking().Where(row => Keys.Contains(row.Dimension) && row.AttributeValue != "")
                .ToDictionaryAsync(row => (row.Dimension, row.AttributeValue), row => row.Code, cancellation),
            new InterestGroups(members.Where(own => own.InterestGroup is not null)
                .ToDictionary(own => own.Id.ToString(), own => $"group {own.InterestGroup}", StringComparer.Ordinal)));
    }

    /// <summary>Those asked for, or the core ones, that every one of the collections asked by the same definition.</summary>
    private static async Task<(List<Metric> Metrics, Dictionary<string, int> Versions)> MetricsAsync(
        BenchmarkingDb db, Release release, List<Publication> publications, CancellationToken cancellation)
    {
        var ids = publications.Select(row => row.CollectionId!.Value).Distinct().ToList();
        var asked = await db.CollectionMetrics.AsNoTracking().Include(row => row.Definition).ThenInclude(row => row.Metric)
            .Where(row => ids.Contains(row.CollectionId)).OrderBy(row => row.Position).ToListAsync(cancellation);
        var alike = asked.GroupBy(row => row.MetricCode)
            .Where(one => one.Count() == ids.Count && one.Select(row => row.MetricVersion).Distinct().Count() == 1)
            .Select(one => one.First().Definition)
            .Where(definition => release.RecordMetrics.Length == 0 ? definition.Metric.Scope == "core" : release.RecordMetrics.Contains(definition.MetricCode))
            .ToList();
        return (
            [.. alike.Select(definition => definition.ForEngine()).Where(metric => metric.Sensitivity == Sensitivity.Public || metric.Tolerance is not null)],
            alike.ToDictionary(definition => definition.MetricCode, definition => definition.Version, StringComparer.Ordinal));
    }
}
