namespace Benchmarking.Engine;

/// <summary>A number of a cell.</summary>
public enum Statistic
{
    /// <summary>The middle value.</summary>
    Median,

    /// <summary>A quarter of the values lie below it.</summary>
    LowerQuartile,

    /// <summary>A quarter of the values lie above it.</summary>
    UpperQuartile,

    /// <summary>The unweighted mean.</summary>
    Mean,

    /// <summary>A tenth of the values lie below it.</summary>
    P10,

    /// <summary>A tenth of the values lie above it.</summary>
    P90,

    /// <summary>The largest value. Never published; weak publishers of the attack suite do.</summary>
    Maximum,

    /// <summary>The smallest value. Never published; weak publishers of the attack suite do.</summary>
    Minimum,
}

/// <summary>What is true of a kind of number.</summary>
public static class Statistics
{
    /// <summary>The share of values below a quantile: 0.5 for the median; null for the mean, which is none.</summary>
    /// <param name="statistic">The kind of number.</param>
    public static decimal? Probability(this Statistic statistic) => statistic switch
    {
        Statistic.Median => 0.5m,
        Statistic.LowerQuartile => 0.25m,
        Statistic.UpperQuartile => 0.75m,
        Statistic.P10 => 0.1m,
        Statistic.P90 => 0.9m,
        Statistic.Minimum => 0,
        Statistic.Maximum => 1,
        Statistic.Mean => null,
        _ => throw new ArgumentOutOfRangeException(nameof(statistic), statistic, "Not a known statistic."),
    };

    /// <summary>As in files: <c>median</c>, <c>lower_quartile</c>, <c>upper_quartile</c>, <c>mean</c>, <c>p10</c>, <c>p90</c>.</summary>
    /// <param name="statistic">The kind of number.</param>
    public static string Code(this Statistic statistic) => statistic switch
    {
        Statistic.Median => "median",
        Statistic.LowerQuartile => "lower_quartile",
        Statistic.UpperQuartile => "upper_quartile",
        Statistic.Mean => "mean",
        Statistic.P10 => "p10",
        Statistic.P90 => "p90",
        Statistic.Minimum => "minimum",
        Statistic.Maximum => "maximum",
        _ => throw new ArgumentOutOfRangeException(nameof(statistic), statistic, "Not a known statistic."),
    };

    /// <summary>Reads a kind of number as files spell it.</summary>
    /// <param name="code">The spelling.</param>
    /// <param name="statistic">The kind of number.</param>
    /// <returns>True when it is one.</returns>
    public static bool TryRead(string code, out Statistic statistic)
    {
        foreach (var candidate in Enum.GetValues<Statistic>())
        {
            if (candidate.Code() != code) continue;

            statistic = candidate;
            return true;
        }

        statistic = default;
        return false;
    }

    /// <summary>The number of that kind in a cell; null where it is not shown.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="statistic">The kind of number.</param>
    public static decimal? Get(this Cell cell, Statistic statistic)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return statistic switch
        {
            Statistic.Median => cell.Median,
            Statistic.LowerQuartile => cell.LowerQuartile,
            Statistic.UpperQuartile => cell.UpperQuartile,
            Statistic.Mean => cell.Mean,
            Statistic.P10 => cell.P10,
            Statistic.P90 => cell.P90,
            _ => null,
        };
    }
}
