namespace Benchmarking.Web.Features.ValueForMoney;

/// <summary>Over how long a figure is counted, which decides what may stand beside it without a word.</summary>
public enum Span
{
    Year,
    Quarter,
    Survey,
}

/// <summary>A figure that can be put on an axis of the cross.</summary>
/// <param name="Brief">Two to four words, as they stand in a sentence: "cost per household".</param>
public sealed record ValueFigure(string Code, string Brief, Span Span);

/// <summary>Which figures of a return say what involvement costs, what comes of it, and what residents give.</summary>
public static class ValueFigures
{
    public static IReadOnlyList<ValueFigure> Costs { get; } =
    [
        new("cost-per-household", "cost per household", Span.Year),
        new("cost-per-participant", "cost per participant", Span.Quarter),
        new("cost-per-person-affected", "cost per person affected", Span.Quarter),
    ];

    public static IReadOnlyList<ValueFigure> Outcomes { get; } =
    [
        new("changes-put-in-place", "changes put in place", Span.Year),
        new("recommendations-put-in-place", "recommendations put in place", Span.Year),
        new("impact-rated-2-or-more", "scored 2 or more for impact", Span.Quarter),
        new("value-rated-2-or-more", "scored 2 or more for value for money", Span.Quarter),
        new("outcome-satisfaction", "satisfied with the outcome", Span.Survey),
    ];

    /// <summary>
    /// Scores from 0 to 3 are an order and no measure, so they are never averaged: each share says how many reached
    /// that score.
    /// </summary>
    public static IReadOnlyList<string> Scores { get; } =
    [
        "impact-rated-1-or-more", "impact-rated-2-or-more", "impact-rated-3",
        "value-rated-1-or-more", "value-rated-2-or-more", "value-rated-3", "rated-by-residents",
    ];

    /// <summary>What residents give. Never turned into pounds and never added to spending.</summary>
    public static IReadOnlyList<string> Hours { get; } = ["resident-hours", "resident-hours-per-1000-homes"];

    public static bool Has(string code) =>
        Costs.Any(figure => figure.Code == code) || Outcomes.Any(figure => figure.Code == code) || Scores.Contains(code) || Hours.Contains(code);

    /// <summary>What to bear in mind where the two are counted over different times; null where they are of like scope.</summary>
    public static string? Caveat(ValueFigure cost, ValueFigure outcome) => (cost.Span, outcome.Span) switch
    {
        (Span.Year, Span.Quarter) =>
            "The cost is that of a year, the outcome that of one quarter’s activities: read them side by side, and do not divide one by the other.",
        (Span.Quarter, Span.Year) =>
            "The cost is that of one quarter’s activities, the outcome that of a year: read them side by side, and do not divide one by the other.",
        (_, Span.Survey) =>
            "The outcome is that of the last survey, which may be older than the cost: read them side by side, and do not divide one by the other.",
        _ => null,
    };
}
