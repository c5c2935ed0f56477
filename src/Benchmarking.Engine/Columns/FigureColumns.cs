namespace Benchmarking.Engine.Columns;

/// <summary>
/// Figures by metric and period, for work in bulk: one column for each metric and period, with one place for each
/// organisation, numbered from 0; NaN where its figure is missing.
/// </summary>
/// <remarks>
/// Doubles put figures in order and are good to about 15 digits. What is published comes from the decimals that were
/// typed, by <see cref="BenchmarkEngine"/>.
/// </remarks>
public sealed class FigureColumns
{
    private readonly double[]?[] columns;

    /// <summary>Makes room for columns; none is there until it is opened.</summary>
    /// <param name="metrics">How many metrics.</param>
    /// <param name="periods">How many periods.</param>
    /// <param name="organisations">How many organisations.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public FigureColumns(int metrics, int periods, int organisations)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(metrics);
        ArgumentOutOfRangeException.ThrowIfNegative(periods);
        ArgumentOutOfRangeException.ThrowIfNegative(organisations);
        (Metrics, Periods, Organisations) = (metrics, periods, organisations);
        columns = new double[]?[checked(metrics * periods)];
    }

    /// <summary>How many metrics.</summary>
    public int Metrics { get; }

    /// <summary>How many periods.</summary>
    public int Periods { get; }

    /// <summary>How many organisations.</summary>
    public int Organisations { get; }

    /// <summary>A column to write to, every figure missing at first. Different columns may be filled at once.</summary>
    /// <param name="metric">The metric's number.</param>
    /// <param name="period">The period's number.</param>
    /// <returns>One place for each organisation; figures must be finite, or NaN where missing.</returns>
    public Span<double> Open(int metric, int period)
    {
        ref var column = ref columns[Place(metric, period)];
        if (column is null)
        {
            column = GC.AllocateUninitializedArray<double>(Organisations);
            Array.Fill(column, double.NaN);
        }

        return column;
    }

    /// <summary>A column to read; empty where it was never opened.</summary>
    /// <param name="metric">The metric's number.</param>
    /// <param name="period">The period's number.</param>
    public ReadOnlySpan<double> Read(int metric, int period) => columns[Place(metric, period)];

    private int Place(int metric, int period)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(metric);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(metric, Metrics);
        ArgumentOutOfRangeException.ThrowIfNegative(period);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(period, Periods);
        return (metric * Periods) + period;
    }
}
