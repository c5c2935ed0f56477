using Benchmarking.Engine;

namespace Benchmarking.Web.Features.DataQuality;

/// <summary>How long returns took, once there are enough of them to say.</summary>
/// <param name="Returns">How many tell their minutes.</param>
/// <param name="Median">In whole minutes, as the other two; null below <see cref="Fewest"/> returns.</param>
public sealed record CompletionMinutes(int Returns, int? LowerQuartile, int? Median, int? UpperQuartile)
{
    /// <summary>Fewer say too much of each.</summary>
    public const int Fewest = 5;

    public static CompletionMinutes Of(IEnumerable<int> minutes)
    {
        decimal[] sorted = [.. minutes.Select(minute => (decimal)minute).Order()];
        return sorted.Length < Fewest
            ? new(sorted.Length, null, null, null)
            : new(sorted.Length, At(sorted, 0.25m), At(sorted, 0.5m), At(sorted, 0.75m));
    }

    public string Words => this switch
    {
        { Median: { } median } when LowerQuartile == UpperQuartile => $"Most returns took about {Minutes(median)}.",
        { Median: { } median } =>
            $"Half of the returns took {Minutes(median)} or less; the middle half took {LowerQuartile} to {Minutes(UpperQuartile!.Value)}.",
        { Returns: 0 } => $"No return tells its time yet. The minutes are shown once {Fewest} do.",
        _ => $"The minutes are shown once {Fewest} returns tell theirs: {Fewest - Returns} more.",
    };

    private static int At(decimal[] sorted, decimal probability) =>
        (int)Math.Round(Quantiles.Of(sorted, probability, QuantileMethod.HyndmanFan7)!.Value, MidpointRounding.AwayFromZero);

    private static string Minutes(int count) => count == 1 ? "1 minute" : $"{count} minutes";
}
