namespace Benchmarking.Engine.Returns;

/// <summary>What may be wrong with one number by itself. The first thing wrong is the only one said.</summary>
internal static class InputRules
{
    private const string Limits = "Beyond this it can only be a slip.";

    /// <summary>Checks one answer.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static Finding? Check(InputDefinition input, Answer answer)
    {
        if (answer.IsBlank)
        {
            return new(
                "unanswered", Severity.Missing, input.Code, null,
                $"{input.Label} has not been answered.",
                "Enter a number, or say why there is none.",
                "A blank could mean none, unknown or forgotten, so it is never read as zero.");
        }

        if (answer.Unreadable is { } text)
        {
            var (message, cure) = TypedNumber.Problem(text);
            return Invalid(
                "not-a-number", input, $"{input.Label}: {message}", cure, "Figures are worked out from it, so it is read one way only.");
        }

        return answer.Value is { } value ? Range(input, value) ?? Places(input, value) : null;
    }

    private static Finding? Range(InputDefinition input, decimal value)
    {
        var shown = FigureText.Number(value);
        if (value < 0 && input.Lowest >= 0)
        {
            return Invalid(
                "negative", input, $"{input.Label} is {shown}, and it cannot be less than zero.",
                "Enter zero or more.", "What is counted or spent starts at zero.");
        }

        if (value < (input.Lowest ?? -TypedNumber.Largest))
        {
            var lowest = FigureText.Number(input.Lowest ?? -TypedNumber.Largest);
            return Invalid(
                "below-possible", input, $"{input.Label} is {shown}, below the lowest possible, {lowest}.",
                $"Enter {lowest} or more.", Limits);
        }

        var highest = Math.Min(input.Highest ?? TypedNumber.Largest, TypedNumber.Largest);
        return value <= highest ? null : Invalid(
            "above-possible", input,
            $"{input.Label} is {shown}, above the highest possible, {FigureText.Number(highest)}.",
            $"Enter {FigureText.Number(highest)} or less.", Limits);
    }

    private static Finding? Places(InputDefinition input, decimal value)
    {
        if (decimal.Round(value, input.Decimals) == value) return null;

        var shown = FigureText.Number(value);
        if (input.Decimals == 0)
        {
            return Invalid(
                "whole-number", input, $"{input.Label} is {shown}, and it must be a whole number.",
                "Leave out the part after the point, or round it.", "It counts whole things.");
        }

        var places = input.Decimals == 1 ? "1 decimal place" : $"{input.Decimals} decimal places";
        return Invalid(
            "too-many-decimals", input, $"{input.Label} is {shown}, and it takes at most {places}.",
            $"Round it to {places}.", "Everybody gives it as exactly, so that figures compare.");
    }

    private static Finding Invalid(string code, InputDefinition input, string message, string cure, string reason) =>
        new(code, Severity.Invalid, input.Code, null, message, cure, reason);
}
