using System.Globalization;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Register.Recommendations;

/// <summary>How long recommendations wait, in days.</summary>
/// <param name="ToDecision">Median from the day one was made to its decision; null where fewer than <see cref="Least"/> are decided.</param>
/// <param name="ToDone">Median from the decision to the day it was done; null for fewer than as many.</param>
/// <param name="Decided">How many the first rests on.</param>
/// <param name="Done">How many the second rests on.</param>
public sealed record RecommendationDays(decimal? ToDecision, decimal? ToDone, int Decided, int Done)
{
    /// <summary>A median of fewer says more of one recommendation than of how they go.</summary>
    public const int Least = 3;

    public static RecommendationDays Of(IReadOnlyCollection<Recommendation> recommendations)
    {
        List<int> toDecision = [.. recommendations.Select(UntilDecided).OfType<int>()];
        List<int> toDone = [.. recommendations.Select(UntilDone).OfType<int>()];
        return new(Median(toDecision), Median(toDone), toDecision.Count, toDone.Count);
    }

    /// <summary>From the day it was made; null while it is not decided.</summary>
    public static int? UntilDecided(Recommendation recommendation) => recommendation.DecidedOn?.DayNumber - recommendation.MadeOn.DayNumber;

    /// <summary>From the decision; null while it is not done.</summary>
    public static int? UntilDone(Recommendation recommendation) => recommendation.DoneOn?.DayNumber - recommendation.DecidedOn?.DayNumber;

    /// <summary>"12 days", "1 day", "the same day"; half days where a median lies between two.</summary>
    public static string Words(decimal days) => days switch
    {
        0 => "the same day",
        1 => "1 day",
        _ => string.Create(CultureInfo.InvariantCulture, $"{days:#,0.#} days"),
    };

    private static decimal? Median(List<int> days)
    {
        if (days.Count < Least)
            return null;
        days.Sort();
        return (days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2m;
    }
}
