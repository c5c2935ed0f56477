namespace Benchmarking.Web.Shared;

/// <summary>A figure over the last quarters as a line the height of a word; gaps stay gaps.</summary>
/// <param name="IsOwn">Only the viewer's own figure ends in the orange diamond.</param>
public sealed record SparkModel(IReadOnlyList<decimal?> Values, string Label, bool IsOwn = true)
{
    public const int Width = 64;
    public const int Height = 20;

    /// <summary>The last value's place, or null where there is none at all.</summary>
    public (decimal X, decimal Y)? End
    {
        get
        {
            var last = Values.Count - 1;
            while (last >= 0 && Values[last] is null)
                last--;
            return last < 0 ? null : (X(last), Y(Values[last]!.Value));
        }
    }

    public string Path => ChartPath.Line(Values.Select((value, at) => value is { } v ? (X(at), Y(v)) : ((decimal, decimal)?)null));

    private decimal X(int at) => Values.Count < 2 ? Width / 2m : Math.Round(4 + (at * (Width - 10m) / (Values.Count - 1)), 1);

    private decimal Y(decimal value)
    {
        var (low, high) = (Values.Min()!.Value, Values.Max()!.Value);
        return high == low ? Height / 2m : Math.Round(Height - 4 - ((value - low) / (high - low) * (Height - 8)), 1);
    }
}
