namespace Benchmarking.Engine.Returns;

/// <summary>What may be wrong or odd about a figure made of sound numbers.</summary>
internal sealed class FigureRules(
    IReadOnlyDictionary<string, InputDefinition> inputs,
    IReadOnlyList<FigureDefinition> figures,
    IReadOnlyDictionary<string, Answer> answers,
    Predicate<string> unsound,
    OwnPast past)
{
    private readonly PastRules _past = new(past);

    /// <summary>Checks one figure.</summary>
    /// <returns>One thing that is impossible about it, or else everything that is odd.</returns>
    public IReadOnlyList<Finding> Check(FigureDefinition figure)
    {
        if (unsound(figure.Numerator)) return Compare(figure);
        if (DenominatorMissing(figure) is { } missing) return [missing];
        if (figure.Denominator is { } denominator && unsound(denominator)) return Compare(figure);
        if (NumeratorAboveDenominator(figure) is { } above) return [above];

        var compared = Compare(figure);
        if (compared.Any(finding => finding.Severity == Severity.Invalid)) return compared;
        if (Derivation.Figure(figure, answers).Value is not { } value) return compared;

        var rounded = FigureText.Round(value, figure.Decimals);
        return Impossible(figure, value, rounded) is { } impossible
            ? [impossible]
            : [.. compared, .. new[] { Implausible(figure, value, rounded), _past.Check(figure, rounded) }.OfType<Finding>()];
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
        return !willNotCome ? null : FigureFinding.Invalid(
            "denominator-missing", figure,
            $"{figure.Name} cannot be worked out: {Label(figure.Numerator)} has a number but {Label(code)} has none.",
            $"Enter {Label(code)}, or give the reason for {Label(figure.Numerator)} too.",
            "A ratio needs both of its numbers.");
    }

    private Finding? NumeratorAboveDenominator(FigureDefinition figure)
    {
        if (!figure.PartOfWhole || figure.Denominator is not { } code) return null;
        if (Answered(figure.Numerator).Value is not { } part || Answered(code).Value is not { } whole) return null;

        return part <= whole ? null : FigureFinding.Invalid(
            "numerator-above-denominator", figure,
            $"{figure.Name}: {Label(figure.Numerator)} ({FigureText.Number(part)}) is more than {Label(code)} "
            + $"({FigureText.Number(whole)}), of which it is a part.",
            "Check both numbers; they may have been swapped.",
            "A part is never more than its whole.");
    }

    /// <summary>
    /// The comparisons of a metric: the first that makes it invalid, or else all that are odd. One of sound numbers
    /// only, and none that a part of a whole makes already.
    /// </summary>
    private List<Finding> Compare(FigureDefinition figure)
    {
        List<Finding> broken = [.. figure.Rules.OfType<AtMostRule>().Where(rule => !IsPartOfWhole(rule)).Select(rule => Above(figure, rule)).OfType<Finding>()];
        return broken.Find(finding => finding.Severity == Severity.Invalid) is { } invalid ? [invalid] : broken;
    }

    private Finding? Above(FigureDefinition figure, AtMostRule rule)
    {
        if (unsound(rule.Input) || unsound(rule.Other)) return null;
        if (Answered(rule.Input).Value is not { } one || Answered(rule.Other).Value is not { } other || one <= other) return null;

        return FigureFinding.Of(
            "comparison", figure, rule.Input, rule,
            $"{Label(rule.Input)} ({FigureText.Number(one)}) is more than {Label(rule.Other)} ({FigureText.Number(other)}).");
    }

    private bool IsPartOfWhole(AtMostRule rule) => figures.Any(
        figure => figure.PartOfWhole && figure.Numerator == rule.Input && figure.Denominator == rule.Other);

    private static Finding? Impossible(FigureDefinition figure, decimal value, decimal rounded)
    {
        var reason = figure.PossibleReason.Length > 0 ? figure.PossibleReason : "Beyond this it can only be a slip.";
        if (value < figure.PossibleLow)
        {
            return FigureFinding.Invalid(
                "below-possible", figure, Compared(figure, rounded, "below the lowest possible,", figure.PossibleLow),
                "Check the numbers it is made from.", reason);
        }

        return value <= (figure.PossibleHigh ?? decimal.MaxValue) ? null : FigureFinding.Invalid(
            "above-possible", figure, Compared(figure, rounded, "above the highest possible,", figure.PossibleHigh),
            "Check the numbers it is made from.", reason);
    }

    private static Finding? Implausible(FigureDefinition figure, decimal value, decimal rounded)
    {
        var reason = figure.PlausibleReason.Length > 0
            ? figure.PlausibleReason
            : "Most figures lie within this range; outside it a slip is likelier.";
        if (value < figure.PlausibleLow)
        {
            return FigureFinding.Query(
                "below-plausible", figure, Compared(figure, rounded, "lower than usual, below", figure.PlausibleLow), reason);
        }

        return value <= (figure.PlausibleHigh ?? decimal.MaxValue) ? null : FigureFinding.Query(
            "above-plausible", figure, Compared(figure, rounded, "higher than usual, above", figure.PlausibleHigh), reason);
    }

    private Answer Answered(string input) => ReturnRules.AnswerTo(input, answers);

    private string Label(string input) =>
        inputs.TryGetValue(input, out var definition) ? $"\"{definition.Label}\"" : $"\"{input}\"";

    private static string Compared(FigureDefinition figure, decimal rounded, string how, decimal? bound) =>
        $"{figure.Name} is {FigureText.Number(rounded)}, {how} {FigureText.Number(bound ?? 0)}.";
}
