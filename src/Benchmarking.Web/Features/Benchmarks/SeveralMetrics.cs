using Benchmarking.Web.Database;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>What a page reads that puts several metrics into one chart.</summary>
/// <param name="Series">In the catalogue's order; a metric that no publication shown has is not among them.</param>
public sealed record SeveralMetrics(Timeline Timeline, IReadOnlyList<MetricSeries> Series)
{
    /// <summary>A metric by its code; null where nothing of it is published.</summary>
    public MetricSeries? Find(string code) => Series.FirstOrDefault(series => series.Subject.Code == code);

    /// <summary>True where the latest publication has none of them.</summary>
    public bool IsEmpty => Series.All(series => series.Latest.Cell is null);

    /// <summary>Why a member sees nothing of its own; null under the sector's hat, and where there is a return.</summary>
    public static EmptyOwn? Missing(Perspective perspective, Timeline timeline) => (perspective.IsMember, timeline.Latest.OwnReturn) switch
    {
        (false, _) or (_, OwnReturn.SignedOff) => null,
        (_, OwnReturn.NothingToReport) => EmptyOwn.NothingToReport,
        _ => EmptyOwn.NoReturn,
    };
}

/// <summary>Why nothing of one's own is in a chart.</summary>
public enum EmptyOwn
{
    NoReturn,
    NothingToReport,
}

public static class SeveralMetricsQuery
{
    /// <summary>The door for a hat: the sector's pages are read without an organisation, so nobody's own figure can be there.</summary>
    public static Task<TenantTransaction> OpenForAsync(
        this TenantDoor door, Perspective perspective, Actor actor, CancellationToken cancellation) =>
        perspective.IsMember ? door.OpenAsync(actor, cancellation) : door.OpenPublicAsync(cancellation);

    /// <summary>Null while nothing is published.</summary>
    /// <param name="overTime">False where the latest quarter alone is shown.</param>
    public static async Task<SeveralMetrics?> ReadSeveralAsync(
        this BenchmarkingDb db,
        Perspective perspective,
        string? group,
        Func<string, bool> wanted,
        bool overTime,
        CancellationToken cancellation)
    {
        var timeline = await db.FindTimelineAsync(group, cancellation);
        if (timeline is null)
            return null;

        var shown = overTime ? timeline : timeline with { Quarters = [timeline.Latest] };
        var series = await db.ReadSeriesAsync(shown, perspective, alone: null, cancellation);
        return new SeveralMetrics(shown, [.. series.Where(metric => wanted(metric.Subject.Code))]);
    }
}
