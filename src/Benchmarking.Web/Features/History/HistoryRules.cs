using Benchmarking.Engine;
using Benchmarking.Engine.Returns;

namespace Benchmarking.Web.Features.History;

/// <summary>A figure of a file: its value, its parts, or the reason why there is none.</summary>
public readonly record struct HistoryNumbers(decimal? Value, decimal? Numerator, decimal? Denominator, Marker? Marker)
{
    public bool HasParts => Numerator is not null || Denominator is not null;

    public bool IsBlank => Value is null && !HasParts && Marker is null;
}

/// <summary>What is wrong with a figure, and in which column.</summary>
public sealed record HistoryFault(HistoryColumn Column, string Code, string Message, string Cure);

/// <summary>
/// Checks one earlier figure by the rules of returns: the same codes and words for its parts and for what is possible.
/// Odd figures are not asked about: they are years old, and nobody is benchmarked by them.
/// </summary>
public static class HistoryRules
{
    /// <summary>Derives the value from its parts, or checks the one given.</summary>
    /// <returns>The figure as it is kept, or the first thing that is wrong with it.</returns>
    public static (HistoryNumbers Figure, HistoryFault? Fault) Check(HistoryMetric metric, HistoryNumbers given)
    {
        if (given.IsBlank)
            return (given, Fault(HistoryColumn.Value, "no-figure", $"{Name(metric)} has no value.", "Enter a value, or a marker that says why there is none."));
        if (given.Marker is { } marker)
            return OfMarker(metric, given, marker);
        if (given.HasParts)
            return OfParts(metric, given);
        return (given, Value(metric, given.Value!.Value));
    }

    private static (HistoryNumbers, HistoryFault?) OfMarker(HistoryMetric metric, HistoryNumbers given, Marker marker)
    {
        var dividesByZero = marker == Marker.ZeroDenominator && given.Denominator == 0;
        return given.Value is null && (!given.HasParts || dividesByZero)
            ? (given, null)
            : (given, Fault(
                HistoryColumn.Marker, "value-and-marker",
                $"{Name(metric)} has both numbers and the marker {marker.Symbol()}, which says that there are none.",
                "Keep one of the two."));
    }

    private static (HistoryNumbers, HistoryFault?) OfParts(HistoryMetric metric, HistoryNumbers given)
    {
        if (MissingPart(metric, given) is { } missing)
            return (given, missing);

        var answers = Answers(given);
        var wrong = ReturnRules.Check(metric.Inputs, [metric.Definition], answers, OwnPast.None)
            .FirstOrDefault(finding => finding.Severity == Severity.Invalid);
        if (wrong is not null)
            return (given, Fault(wrong.Input == HistoryColumns.Name(HistoryColumn.Denominator) ? HistoryColumn.Denominator : HistoryColumn.Numerator, wrong.Code, wrong.Message, wrong.Cure));

        var (value, _, _, marker) = Derivation.Figure(metric.Definition, answers);
        if (value is null && marker is null)
            return (given, Fault(HistoryColumn.Denominator, "above-possible", $"{Name(metric)}: the numerator divided by the denominator is larger than any figure.", "Check both numbers."));
        return (new HistoryNumbers(value, given.Numerator, given.Denominator, marker), Disagreement(metric, given.Value, value));
    }

    private static HistoryFault? MissingPart(HistoryMetric metric, HistoryNumbers given)
    {
        if (given.Numerator is null)
            return Fault(HistoryColumn.Numerator, "numerator-missing", $"{Name(metric)} has a denominator and no numerator.", "Enter both, or the value alone.");
        if (metric.HasDenominator && given.Denominator is null)
            return Fault(HistoryColumn.Denominator, "denominator-missing", $"{Name(metric)} has a numerator and no denominator.", "Enter both, or the value alone.");
        return !metric.HasDenominator && given.Denominator is not null
            ? Fault(HistoryColumn.Denominator, "no-denominator", $"{Name(metric)} is a plain number and takes no denominator.", "Leave the denominator empty.")
            : null;
    }

    /// <summary>A value beside its parts must be what they make, at as many places as it is written with.</summary>
    private static HistoryFault? Disagreement(HistoryMetric metric, decimal? given, decimal? made)
    {
        if (given is not { } value || (made is { } exact && Math.Abs(value - exact) <= HalfOfLastPlace(value)))
            return null;
        var instead = made is { } number ? $"its parts make {FigureText.Number(FigureText.Round(number, Math.Max(metric.Version.Decimals, Places(value))))}" : "its denominator is 0";
        return Fault(
            HistoryColumn.Value, "value-and-parts-differ", $"{Name(metric)} is given as {FigureText.Number(value)}, but {instead}.",
            "Correct one of them, or leave the value empty: it is worked out.");
    }

    private static HistoryFault? Value(HistoryMetric metric, decimal value)
    {
        var version = metric.Version;
        if (value < version.PossibleLow)
            return Impossible(metric, value, "below", $"below the lowest possible, {FigureText.Number(version.PossibleLow.Value)}");
        if (value > version.PossibleHigh)
            return Impossible(metric, value, "above", $"above the highest possible, {FigureText.Number(version.PossibleHigh.Value)}");
        return metric.Kind == MetricKind.Count && decimal.Truncate(value) != value
            ? Fault(HistoryColumn.Value, "whole-number", $"{Name(metric)} is {FigureText.Number(value)}, and it must be a whole number.", "Leave out the part after the point, or round it.")
            : null;
    }

    private static HistoryFault Impossible(HistoryMetric metric, decimal value, string which, string how) => Fault(
        HistoryColumn.Value, $"{which}-possible", $"{Name(metric)} is {FigureText.Number(value)}, {how}.", "Check the number and its unit.");

    private static Dictionary<string, Answer> Answers(HistoryNumbers given)
    {
        var answers = new Dictionary<string, Answer>(2) { [HistoryColumns.Name(HistoryColumn.Numerator)] = new(given.Numerator, null, null) };
        if (given.Denominator is { } denominator)
            answers[HistoryColumns.Name(HistoryColumn.Denominator)] = new(denominator, null, null);
        return answers;
    }

    private static decimal HalfOfLastPlace(decimal value) => new(5, 0, 0, false, (byte)Math.Min(Places(value) + 1, 28));

    private static int Places(decimal value) => (value / 1.0000000000000000000000000000m).Scale;

    private static string Name(HistoryMetric metric) => metric.Version.Metric.Name;

    private static HistoryFault Fault(HistoryColumn column, string code, string message, string cure) => new(column, code, message, cure);
}
