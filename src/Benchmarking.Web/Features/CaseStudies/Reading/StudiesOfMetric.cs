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

    public static async Task<StudiesOfMetric> FindStudiesOfAsync(this BenchmarkingDb db, string metric, CancellationToken cancellation)
    {
        var own = await db.StudiesAboutAsync([metric], cancellation);
        if (own.Count > 0)
            return new StudiesOfMetric(metric, own.Studies, own.Count, IsOfModule: false);

        var module = await db.Metrics.Where(row => db.Metrics.Any(asked => asked.Code == metric && asked.Module == row.Module))
            .Select(row => row.Code).ToArrayAsync(cancellation);
        var beside = await db.StudiesAboutAsync(module, cancellation);
        return new StudiesOfMetric(metric, beside.Studies, beside.Count, IsOfModule: true);
    }

    private static async Task<(IReadOnlyList<StudyOfMetric> Studies, int Count)> StudiesAboutAsync(
        this BenchmarkingDb db, string[] metrics, CancellationToken cancellation)
    {
        var about = db.PublishedStudiesHere().Where(row => row.Metrics.Any(code => metrics.Contains(code)));
        var studies = await about.OrderByDescending(row => row.PublishedAt).ThenBy(row => row.Study)
            .Select(row => new
            {
                Study = new StudyOfMetric(
                    row.Study, row.Title, row.ActivityType,
                    db.LadderRungs.Where(rung => rung.Rung == row.Rung).Select(rung => rung.Name).FirstOrDefault()),
                Count = about.Count(),
            })
            .Take(Shown).ToListAsync(cancellation);
        return ([.. studies.Select(row => row.Study)], studies.FirstOrDefault()?.Count ?? 0);
    }
}
