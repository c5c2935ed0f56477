namespace Benchmarking.Web.Features.Api;

/// <summary>What each code of a finding means, for the page about the API. A test holds it against the engine's rules.</summary>
public static class FindingCodes
{
    public static IReadOnlyList<(string Code, string Severity, string Meaning)> All { get; } =
    [
        ("unanswered", "missing", "A core number has no answer yet. Give one, or a reason why there is none."),
        ("not-a-number", "invalid", "The text is not a number."),
        ("negative", "invalid", "The number is below zero and cannot be."),
        ("below-possible", "invalid", "The number, or the figure made of it, is below the lowest possible."),
        ("above-possible", "invalid", "The number, or the figure made of it, is above the highest possible."),
        ("whole-number", "invalid", "The number counts things and must be whole."),
        ("too-many-decimals", "invalid", "The number has more decimal places than are taken."),
        ("denominator-missing", "invalid", "There is a numerator and no denominator to divide it by."),
        ("numerator-above-denominator", "invalid", "The part is more than the whole."),
        ("comparison", "invalid or query", "A number is larger than one that it is at most."),
        ("outlier", "query", "The figure is far from your own earlier ones. Explain it when you send."),
        ("below-plausible", "query", "The figure is lower than usual. Explain it when you send."),
        ("above-plausible", "query", "The figure is higher than usual. Explain it when you send."),
        ("changed-a-lot", "query", "The figure is many times last period's, or as little. Explain it when you send."),
    ];

    /// <summary>Codes that only a body can have.</summary>
    public static IReadOnlyList<(string Code, string Meaning)> OfBodies { get; } =
    [
        ("unknown-input", "The collection asks for no number of that code."),
        ("unknown-field", "A name that means nothing at its place."),
        ("missing-field", "A name that must be there is not."),
        ("wrong-type", "The value is of a type that is not taken there."),
        ("unknown-reason", "A reason other than x (not collected) or z (not applicable)."),
        ("value-and-reason", "A CSV line with a number and a reason why there is none."),
        ("named-twice", "Two CSV lines for the same number."),
        ("wrong-width", "A CSV line that does not have three fields."),
        ("unknown-query", "An explanation of something that is not asked about."),
        ("tells-too-much", "An explanation that repeats the figure, its numbers or your organisation’s name."),
        ("too-long", "An explanation of more than 2,000 characters."),
    ];
}
