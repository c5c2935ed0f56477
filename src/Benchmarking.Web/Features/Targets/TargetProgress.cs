using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;

namespace Benchmarking.Web.Features.Targets;

/// <summary>One quarter since the target was set.</summary>
/// <param name="Own">The own figure as read, or why there is none.</param>
/// <param name="Edge">Where the target stood in that quarter; null where it cannot be told.</param>
public sealed record ProgressPoint(Period Period, string Own, decimal? OwnValue, decimal? Edge, TargetDistance Distance);

public enum TargetState
{
    Open,
    Reached,
    PastDue,

    /// <summary>Nobody is held to it: watched only, or a placeholder.</summary>
    Watched,
}

/// <summary>How a target goes, quarter by quarter, from the one in view when it was set.</summary>
public sealed record TargetProgress(IReadOnlyList<ProgressPoint> Points, TargetState State)
{
    public ProgressPoint? Latest => Points.Count > 0 ? Points[^1] : null;

    /// <param name="series">The metric in the target's peer group; null where nothing is published of it.</param>
    public static TargetProgress Of(Target target, MetricSeries? series)
    {
        var aim = TargetAim.Of(target);
        var since = target.SeenPeriod is { } seen ? Period.Parse(seen) : null;
        IReadOnlyList<ProgressPoint> points = series is null
            ? []
            : [.. series.Points.Where(point => since is null || point.Period.CompareTo(since) >= 0).Select(point => Point(aim, point, series.Subject))];
        return new TargetProgress(points, StateOf(target, points));
    }

    private static ProgressPoint Point(TargetAim aim, SeriesPoint point, MetricSubject subject) => new(
        point.Period,
        point.Own switch { null => "not published", { Value: { } own } => subject.Text(own), { Note: var note } => note },
        point.Own?.Value,
        aim.Edge(point.Cell, subject.Metric.Polarity),
        TargetJudge.Of(aim, point, subject));

    /// <summary>Past due once the quarter it was due in is published and the latest figure has not reached it.</summary>
    private static TargetState StateOf(Target target, IReadOnlyList<ProgressPoint> points)
    {
        if (target.Kind is TargetKind.Information or TargetKind.None)
            return TargetState.Watched;
        if (points.Count == 0)
            return TargetState.Open;
        if (points[^1].Distance.Reached == true)
            return TargetState.Reached;
        return target.DuePeriod is { } due && Period.Parse(due).CompareTo(points[^1].Period) <= 0 ? TargetState.PastDue : TargetState.Open;
    }
}
