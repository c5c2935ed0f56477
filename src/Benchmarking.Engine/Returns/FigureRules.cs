namespace Benchmarking.Engine.Returns;

/// <summary>What may be wrong or odd about a figure made of sound numbers.</summary>
internal sealed class FigureRules(
    IReadOnlyDictionary<string, InputDefinition> inputs,
    IReadOnlyDictionary<string, Answer> answers,
    Predicate<string> unsound,
    IReadOnlyDictionary<string, decimal>? lastPeriod)
{
    /// <summary>Beyond this many times as much as last period, or as little, a figure is asked about.</summary>
    private const decimal ManyTimes = 3;

    /// <summary>Checks one figure.</summary>
    /// <returns>One thing that is impossible about it, or else everything that is odd.</returns>
    public IReadOnlyList<Finding> Check(FigureDefinition figure)
    {
        if (unsound(figure.Numerator)) return [];
        if (DenominatorMissing(figure) is { } missing) return [missing];
        if (figure.Denominator is { } denominator && unsound(denominator)) return [];
        if (NumeratorAboveDenominator(figure) is { } above) return [above];
        if (Derivation.Figure(figure, answers).Value is not { } value) return [];

        var rounded = FigureText.Round(value, figure.Decimals);
        return Impossible(figure, value, rounded) is { } impossible
            ? [impossible]
            : [.. new[] { Implausible(figure, value, rounded), ChangedALot(figure, rounded) }.OfType<Finding>()];
    }

    /// <summary>
    /// A denominator that is asked for and still open is already a finding of its own; here it is one that will not
    /// come: marked as not there, or not asked for.
    /// </summary>
    private Finding? DenominatorMissing(FigureDefinition figure)
    {
        if (figure.Denominator is not { } code || Answered(figure.Numerator).Value is null) return null;

        var denominator = Answered(code);
        var willNotCome = denominator.Marker is not null || (denominator.IsBlank && !inputs.ContainsKey(code));
        return !willNotCome ? null : Invalid(
            "denominator-missing", figure,
            $"{figure.Name} cannot be worked out: {Label(figure.Numerator)} has a number but {Label(code)} has none.",
            $"Enter {Label(code)}, or give the reason for {Label(figure.Numerator)} too.");
    }

    private Finding? NumeratorAboveDenominator(FigureDefinition figure)
    {
        if (!figure.PartOfWhole || figure.Denominator is not { } code) return null;
        if (Answered(figure.Numerator).Value is not { } part || Answered(code).Value is not { } whole) return null;

        return part <= whole ? null : Invalid(
            "numerator-above-denominator", figure,
            $"{figure.Name}: {Label(figure.Numerator)} ({FigureText.Number(part)}) is more than {Label(code)} "
            + $"({FigureText.Number(whole)}), of which it is a part.",
            "Check both numbers; they may have been swapped.");
    }

    private static Finding? Impossible(FigureDefinition figure, decimal value, decimal rounded)
    {
        if (value < figure.PossibleLow)
        {
            return Invalid(
                "below-possible", figure, Compared(figure, rounded, "below the lowest possible,", figure.PossibleLow),
                "Check the numbers it is made from.");
        }

        return value <= (figure.PossibleHigh ?? decimal.MaxValue) ? null : Invalid(
            "above-possible", figure, Compared(figure, rounded, "above the highest possible,", figure.PossibleHigh),
            "Check the numbers it is made from.");
    }

    private static Finding? Implausible(FigureDefinition figure, decimal value, decimal rounded)
    {
        if (value < figure.PlausibleLow)
        {
            return Query(
                "below-plausible", figure, Compared(figure, rounded, "lower than usual, below", figure.PlausibleLow));
        }

        return value <= (figure.PlausibleHigh ?? decimal.MaxValue) ? null : Query(
            "above-plausible", figure, Compared(figure, rounded, "higher than usual, above", figure.PlausibleHigh));
    }

    /// <summary>Compared as shown, so that 0.01 becoming 0.04 is not asked about where both show as 0.</summary>
    private Finding? ChangedALot(FigureDefinition figure, decimal now)
    {
        if (lastPeriod is null || !lastPeriod.TryGetValue(figure.Metric, out var figureThen)) return null;

        var before = FigureText.Round(figureThen, figure.Decimals);
        if (now == 0 || before == 0) return null;

        var (larger, smaller) = (Math.Max(Math.Abs(now), Math.Abs(before)), Math.Min(Math.Abs(now), Math.Abs(before)));
        var changed = (now > 0) != (before > 0) || larger / ManyTimes > smaller;
        return !changed ? null : Query(
            "changed-a-lot", figure,
            $"{figure.Name} is {FigureText.Number(now)} and was {FigureText.Number(before)} last period.");
    }

    private Answer Answered(string input) => ReturnRules.AnswerTo(input, answers);

    private string Label(string input) =>
        inputs.TryGetValue(input, out var definition) ? $"\"{definition.Label}\"" : $"\"{input}\"";

    private static string Compared(FigureDefinition figure, decimal rounded, string how, decimal? bound) =>
        $"{figure.Name} is {FigureText.Number(rounded)}, {how} {FigureText.Number(bound ?? 0)}.";

    private static Finding Invalid(string code, FigureDefinition figure, string message, string cure) =>
        new(code, Severity.Invalid, figure.Numerator, figure.Metric, message, cure);

    private static Finding Query(string code, FigureDefinition figure, string message) => new(
        code, Severity.Query, figure.Numerator, figure.Metric, message,
        "Check the numbers it is made from; if they are right, say why.");
}
