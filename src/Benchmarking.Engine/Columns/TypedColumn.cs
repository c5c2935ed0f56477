namespace Benchmarking.Engine.Columns;

/// <summary>One metric in one period: who answered, the values as typed, and beside them as doubles.</summary>
internal sealed class TypedColumn
{
    private readonly bool[] answered;
    private readonly decimal[] typed;
    private readonly double[] figures;

    /// <summary>A place for each organisation; nobody has answered.</summary>
    public TypedColumn(int organisations)
    {
        (answered, typed, figures) = (new bool[organisations], new decimal[organisations], new double[organisations]);
        Array.Fill(figures, double.NaN);
    }

    /// <summary>The values as typed, by organisation; zero where missing, which <see cref="Figures"/> tells.</summary>
    public ReadOnlySpan<decimal> Typed => typed;

    /// <summary>The values as doubles, by organisation, for putting them in order; NaN where missing.</summary>
    public ReadOnlySpan<double> Figures => figures;

    /// <summary>Notes an answer; false where the organisation has answered already.</summary>
    public bool Add(int organisation, decimal? value)
    {
        if (answered[organisation]) return false;

        answered[organisation] = true;
        if (value is { } number) (typed[organisation], figures[organisation]) = (number, (double)number);
        return true;
    }
}
