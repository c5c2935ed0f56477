using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Targets;

/// <summary>The own figure since the target was set, and where the target stood in each quarter, in one small drawing.</summary>
/// <param name="Own">One for each quarter; gaps stay gaps.</param>
/// <param name="Edge">Likewise: a flat line for a number, the published quartile for a band.</param>
public sealed record TargetLineModel(IReadOnlyList<decimal?> Own, IReadOnlyList<decimal?> Edge, string Label)
{
    public const int Width = 104;
    public const int Height = 32;

    /// <summary>Null before there is a second quarter to draw a line to.</summary>
    public static TargetLineModel? Of(TargetProgress progress, string aim, MetricSubject subject)
    {
        var known = progress.Points.Where(point => point.OwnValue is not null).ToList();
        return progress.Points.Count < 2 || known.Count < 2 || progress.State == TargetState.Watched
            ? null
            : new(
                [.. progress.Points.Select(point => point.OwnValue)],
                [.. progress.Points.Select(point => point.Edge)],
                $"Your figure over {progress.Points.Count} quarters, from {subject.Text(known[0].OwnValue!.Value)} to {subject.Text(known[^1].OwnValue!.Value)}; target {aim}");
    }

    public string OwnPath => Path(Own);

    public string EdgePath => Path(Edge);

    /// <summary>Where the own line ends.</summary>
    public (decimal X, decimal Y) End
    {
        get
        {
            var last = Own.Count - 1;
            while (Own[last] is null)
                last--;
            return Place(last, Own[last]!.Value);
        }
    }

    private string Path(IReadOnlyList<decimal?> values) =>
        ChartPath.Line(values.Select((value, at) => value is { } known ? Place(at, known) : ((decimal, decimal)?)null));

    private (decimal X, decimal Y) Place(int at, decimal value)
    {
        var all = Own.Concat(Edge).OfType<decimal>().ToList();
        var (low, high) = (all.Min(), all.Max());
        var y = high == low ? Height / 2m : Height - 6 - ((value - low) / (high - low) * (Height - 12));
        return (Math.Round(4 + (at * (Width - 12m) / (Own.Count - 1)), 1), Math.Round(y, 1));
    }
}
