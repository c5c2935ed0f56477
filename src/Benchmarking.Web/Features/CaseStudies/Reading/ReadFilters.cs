using System.Globalization;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Reading;

/// <summary>Reads what the studies that may be read here are about: short columns alone, for a consortium's hundreds of studies.</summary>
public static class ReadFilters
{
    public static async Task<(StudyFilters Filters, int All)> OfAsync(
        BenchmarkingDb db, IQueryable<CaseStudyRevision> here, CancellationToken cancellation)
    {
        var about = await here.Select(row => new { row.Rung, row.Metrics, row.Tags, row.ActivityType, row.SizeBand }).ToListAsync(cancellation);
        var rungs = Counted(about.Select(row => row.Rung?.ToString(CultureInfo.InvariantCulture)));
        var metrics = Counted(about.SelectMany(row => row.Metrics));
        var sizes = Counted(about.Select(row => row.SizeBand));
        var names = await db.LadderRungs.AsNoTracking().OrderBy(rung => rung.Rung).ToListAsync(cancellation);
        var codes = metrics.Keys.ToList();
        var known = await db.Metrics.AsNoTracking().Where(metric => codes.Contains(metric.Code))
            .OrderBy(metric => metric.Position).ThenBy(metric => metric.Code).Select(metric => new { metric.Code, metric.Name }).ToListAsync(cancellation);
        var bands = await db.PeerGroups.AsNoTracking().Where(group => group.Dimension == "size")
            .OrderBy(group => group.Position).Select(group => group.AttributeValue).ToListAsync(cancellation);
        return (
            new StudyFilters(
                [.. from rung in names
                    let code = rung.Rung.ToString(CultureInfo.InvariantCulture)
                    where rungs.ContainsKey(code)
                    select new StudyFilter(code, $"{code} {rung.Name}", rungs[code])],
                [.. known.Select(metric => new StudyFilter(metric.Code, metric.Name, metrics[metric.Code]))],
                ByName(Counted(about.SelectMany(row => row.Tags))),
                ByName(Counted(about.Select(row => row.ActivityType))),
                [.. bands.Where(sizes.ContainsKey).Select(band => new StudyFilter(band, band, sizes[band]))]),
            about.Count);
    }

    private static Dictionary<string, int> Counted(IEnumerable<string?> values) =>
        values.Where(value => !string.IsNullOrEmpty(value)).CountBy(value => value!).ToDictionary();

    private static IReadOnlyList<StudyFilter> ByName(Dictionary<string, int> counted) =>
        [.. counted.OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).Select(pair => new StudyFilter(pair.Key, pair.Key, pair.Value))];
}
