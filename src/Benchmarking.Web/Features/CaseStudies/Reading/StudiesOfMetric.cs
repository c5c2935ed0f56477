using Benchmarking.Web.Database;
using Benchmarking.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Reading;

/// <summary>
/// "What others did" beside a metric: the newest studies about it. Whoever looks, and wherever anybody stands, they are the
/// same: no figure has a part in choosing them, and no author is named beside a figure.
/// </summary>
/// <param name="Studies">A few of them.</param>
/// <param name="Count">How many there are.</param>
/// <param name="IsOfModule">True where there is none about the metric itself and these are about others of its module.</param>
public sealed record StudiesOfMetric(string Metric, IReadOnlyList<StudyOfMetric> Studies, int Count, bool IsOfModule)
{
    /// <summary>Beside the chart; null where there is no study about the metric itself.</summary>
    public PageLink? Link => Count == 0 || IsOfModule ? null : new($"What others did ({StudyWords.Studies(Count)})", $"/case-studies?metric={Metric}");
}

/// <param name="Rung">Null where it names none.</param>
public sealed record StudyOfMetric(Guid Study, string Title, string ActivityType, string? Rung);

public static class FindStudiesOfMetric
{
    private const int Shown = 3;

    /// <summary>In one look: those about the metric, and where there is none those about its module.</summary>
    public static async Task<StudiesOfMetric> FindStudiesOfAsync(this BenchmarkingDb db, string metric, CancellationToken cancellation)
    {
        var here = db.PublishedStudiesHere();
        var found = await here
            .Where(row => db.Metrics.Any(of => row.Metrics.Contains(of.Code) && db.Metrics.Any(asked => asked.Code == metric && asked.Module == of.Module)))
            .OrderByDescending(row => row.Metrics.Contains(metric)).ThenByDescending(row => row.PublishedAt).ThenBy(row => row.Study)
            .Select(row => new
            {
                Study = new StudyOfMetric(
                    row.Study, row.Title, row.ActivityType,
                    db.LadderRungs.Where(rung => rung.Rung == row.Rung).Select(rung => rung.Name).FirstOrDefault()),
                IsAbout = row.Metrics.Contains(metric),
                Count = here.Count(other => other.Metrics.Contains(metric)),
            })
            .Take(Shown).ToListAsync(cancellation);
        var about = found.Where(row => row.IsAbout).ToList();
        return about.Count > 0
            ? new StudiesOfMetric(metric, [.. about.Select(row => row.Study)], about[0].Count, IsOfModule: false)
            : new StudiesOfMetric(metric, [.. found.Select(row => row.Study)], 0, IsOfModule: true);
    }
}
