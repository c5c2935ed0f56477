using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Metrics;

/// <summary>Which version of a metric counts in a period.</summary>
public static class VersionInForce
{
    /// <summary>The newest that holds in the period; the first one where the period lies before it.</summary>
    public static MetricVersion In(this IEnumerable<MetricVersion> versions, Period period)
    {
        var inOrder = versions.OrderBy(version => version.Version).ToList();
        return inOrder.LastOrDefault(version => Period.Parse(version.EffectiveFrom).CompareTo(period) <= 0) ?? inOrder[0];
    }

    /// <summary>The quarter we live in.</summary>
    public static Period Today(TimeProvider clock) => Period.QuarterOf(Platform.LondonTime.DateOf(clock.GetUtcNow()));
}
