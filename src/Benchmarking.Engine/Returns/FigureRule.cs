namespace Benchmarking.Engine.Returns;

/// <summary>One check of a figure, as data: it is edited with the metric and says why it is there.</summary>
/// <param name="Severity">What breaking it is: invalid or a query, never missing.</param>
/// <param name="Reason">Why the check is there, in one plain sentence.</param>
public abstract record FigureRule(Severity Severity, string Reason);

/// <summary>
/// One number is at most another, such as members of a panel and its seats. Equal is in order; while either is not
/// there nothing is compared.
/// </summary>
/// <param name="Input">The number that is not the larger, beside which the finding stands.</param>
/// <param name="Other">The number it is compared with.</param>
/// <param name="Severity">What breaking it is: invalid or a query.</param>
/// <param name="Reason">Why the check is there, in one plain sentence.</param>
public sealed record AtMostRule(string Input, string Other, Severity Severity, string Reason) : FigureRule(Severity, Reason);

/// <summary>
/// The figure is at most so many times last period's, and at least that fraction of it. Takes the place of
/// <see cref="ReturnRules.ManyTimes"/>, which every figure has that has none of its own.
/// </summary>
/// <param name="Times">More than 1. A change by exactly so many times is in order.</param>
/// <param name="Severity">What breaking it is: invalid or a query.</param>
/// <param name="Reason">Why the check is there, in one plain sentence.</param>
public sealed record ChangeRule(decimal Times, Severity Severity, string Reason) : FigureRule(Severity, Reason);

/// <summary>
/// The figure lies no further than so many median absolute deviations from the median of the organisation's own earlier
/// ones, all as shown; a deviation below <see cref="ReturnRules.LeastDeviation"/> of the median counts as that. Silent below <see cref="ReturnRules.FewestEarlier"/> earlier figures and where most of them are
/// equal: then anything else would be infinitely unusual.
/// </summary>
/// <param name="Deviations">More than 1; the raw deviation, without a factor for normal distributions. Exactly so far is in order.</param>
/// <param name="Severity">What breaking it is: invalid or a query.</param>
/// <param name="Reason">Why the check is there, in one plain sentence.</param>
public sealed record OutlierRule(decimal Deviations, Severity Severity, string Reason) : FigureRule(Severity, Reason);

/// <summary>What is known of an organisation's own figures before this period, by metric.</summary>
/// <param name="LastPeriod">Those of the period before.</param>
/// <param name="Earlier">All those before this period, in any order, that were new when they were given.</param>
public sealed record OwnPast(
    IReadOnlyDictionary<string, decimal> LastPeriod, IReadOnlyDictionary<string, IReadOnlyList<decimal>> Earlier)
{
    private static readonly Dictionary<string, IReadOnlyList<decimal>> NoneEarlier = [];

    /// <summary>Nothing is known.</summary>
    public static OwnPast None { get; } = Of(null);

    /// <summary>Nothing is known but the period before.</summary>
    /// <param name="lastPeriod">Figures by metric; null where there are none.</param>
    public static OwnPast Of(IReadOnlyDictionary<string, decimal>? lastPeriod) =>
        new(lastPeriod ?? new Dictionary<string, decimal>(), NoneEarlier);
}
