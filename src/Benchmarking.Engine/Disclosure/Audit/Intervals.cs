namespace Benchmarking.Engine.Disclosure.Audit;

/// <summary>What is known of every unknown of a problem: the least and the greatest value it can have.</summary>
public sealed class Intervals
{
    private readonly bool whole;

    /// <summary>Only what the metric allows.</summary>
    /// <param name="problem">The problem.</param>
    public Intervals(AuditProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var rating = problem.Metric.Kind == MetricKind.Rating;
        whole = rating || problem.Metric is { Kind: MetricKind.Count, Decimals: 0 };
        Low = new double[problem.Unknowns.Count];
        High = new double[problem.Unknowns.Count];
        Array.Fill(Low, (double?)problem.Metric.Lower ?? (rating ? 0 : double.NegativeInfinity));
        Array.Fill(High, (double?)problem.Metric.Upper ?? (rating ? 3 : double.PositiveInfinity));
    }

    /// <summary>The least values, by number of the unknown; may be minus infinity.</summary>
    public double[] Low { get; }

    /// <summary>The greatest values; may be infinity.</summary>
    public double[] High { get; }

    /// <summary>The width of an interval.</summary>
    /// <param name="unknown">Number of the unknown.</param>
    public double Width(int unknown) => High[unknown] - Low[unknown];

    /// <summary>States a figure.</summary>
    /// <param name="unknown">Number of the unknown.</param>
    /// <param name="value">The figure.</param>
    public void Fix(int unknown, decimal value) => Low[unknown] = High[unknown] = (double)value;

    /// <summary>States that a figure is not below a value.</summary>
    /// <param name="unknown">Number of the unknown.</param>
    /// <param name="bound">The value; makes no difference where more is known.</param>
    /// <returns>Whether it was news. Steps too small to matter are not, so that sweeps end.</returns>
    internal bool Least(int unknown, double bound)
    {
        if (whole) bound = Math.Ceiling(bound - Slack(bound));

        // Values at the very edge of a bin come out a hair beyond it in binary arithmetic: that is no contradiction.
        bound = Math.Min(bound, High[unknown]);
        if (!(bound > Low[unknown] + Slack(bound))) return false;

        Low[unknown] = bound;
        return true;
    }

    /// <summary>States that a figure is not above a value.</summary>
    /// <param name="unknown">Number of the unknown.</param>
    /// <param name="bound">The value; makes no difference where more is known.</param>
    /// <returns>Whether it was news.</returns>
    internal bool Most(int unknown, double bound)
    {
        if (whole) bound = Math.Floor(bound + Slack(bound));
        bound = Math.Max(bound, Low[unknown]);
        if (!(bound < High[unknown] - Slack(bound))) return false;

        High[unknown] = bound;
        return true;
    }

    /// <summary>What binary arithmetic may be wrong by.</summary>
    /// <param name="value">A value; infinity has none.</param>
    internal static double Slack(double value) => double.IsFinite(value) ? 1e-9 * (1 + Math.Abs(value)) : 0;
}
