namespace Benchmarking.Engine.Returns;

/// <summary>Makes figures of the numbers a member typed.</summary>
public static class Derivation
{
    /// <summary>Beyond this a quotient is an accident of a draft (a tiny denominator), not a figure.</summary>
    private const decimal LargestFigure = Contributions.LargestValue;

    /// <summary>
    /// One figure: numerator ÷ denominator × multiplier, unrounded, or numerator × multiplier where the definition
    /// has no denominator.
    /// </summary>
    /// <param name="figure">How it is made.</param>
    /// <param name="answers">The answers by input code; an absent one counts as not answered.</param>
    /// <returns>
    /// The value with its parts; or a marker and no value: the numerator's, else the denominator's, else
    /// <see cref="Marker.ZeroDenominator"/>, beside those parts that have a number; or all null while a part is
    /// unanswered, unreadable or too large.
    /// </returns>
    public static (decimal? Value, decimal? Numerator, decimal? Denominator, Marker? Marker) Figure(
        FigureDefinition figure, IReadOnlyDictionary<string, Answer> answers)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(answers);

        var numerator = answers.GetValueOrDefault(figure.Numerator, Answer.Blank);
        var denominator = figure.Denominator is { } code ? answers.GetValueOrDefault(code, Answer.Blank) : null;
        if ((numerator.Marker ?? denominator?.Marker) is { } marker)
        {
            return (null, numerator.Value, denominator?.Value, marker);
        }

        if (Usable(numerator) is not { } above) return default;
        if (denominator is null) return (above * figure.Multiplier, above, null, null);
        if (Usable(denominator) is not { } below) return default;
        if (below == 0) return (null, above, below, Marker.ZeroDenominator);

        return Divide(above * figure.Multiplier, below) is { } value ? (value, above, below, null) : default;
    }

    private static decimal? Usable(Answer answer) =>
        answer.Value is >= -TypedNumber.Largest and <= TypedNumber.Largest ? answer.Value : null;

    private static decimal? Divide(decimal above, decimal below)
    {
        // Asked before dividing, because the quotient itself may be too large for decimal arithmetic.
        return Math.Abs(above) <= Math.Abs(below) * LargestFigure ? above / below : null;
    }
}
