using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Api;

/// <summary>One version of a metric, with its whole definition.</summary>
/// <param name="EffectiveFrom">The first period for which it holds.</param>
/// <param name="NumeratorInput">The input above the line; null where returns do not ask for it.</param>
/// <param name="DenominatorInput">The input below the line; null where the figure is the numerator itself.</param>
/// <param name="Multiplier">100 for percentages, 1000 for rates per 1,000, 1 otherwise.</param>
/// <param name="PartOfWhole">True where the numerator counts part of the denominator and cannot exceed it.</param>
/// <param name="Plausible">Outside it the figure is asked about (a query).</param>
/// <param name="Possible">Outside it the figure is refused (invalid).</param>
public sealed record ApiMetric(
    string Code,
    string Name,
    string Module,
    string Scope,
    int Version,
    string EffectiveFrom,
    string Question,
    string Numerator,
    string Denominator,
    string Inclusions,
    string Exclusions,
    string Kind,
    string Unit,
    int Decimals,
    string Polarity,
    string Cadence,
    string Source,
    string? NumeratorInput,
    string? DenominatorInput,
    decimal Multiplier,
    bool PartOfWhole,
    ApiBand Plausible,
    ApiBand Possible,
    IReadOnlyList<ApiRule> Rules,
    string Note,
    string WhatChanged)
{
    public static ApiMetric Of(MetricVersion version) => new(
        version.MetricCode, version.Metric.Name, version.Metric.Module, version.Metric.Scope, version.Version, version.EffectiveFrom,
        version.Question, version.Numerator, version.Denominator, version.Inclusions, version.Exclusions, version.Kind, version.Unit,
        version.Decimals, version.Polarity, version.Cadence, version.Source, version.NumeratorInput, version.DenominatorInput,
        version.Multiplier, version.PartOfWhole,
        new(version.PlausibleLow, version.PlausibleHigh, version.PlausibleReason),
        new(version.PossibleLow, version.PossibleHigh, version.PossibleReason),
        [.. version.Rules.OrderBy(rule => rule.Position).Select(ApiRule.Of)], version.Note, version.WhatChanged);
}

/// <summary>From lowest to highest; null where there is no such bound.</summary>
public sealed record ApiBand(decimal? Low, decimal? High, string Reason);

/// <summary>One check beside the bands.</summary>
/// <param name="Kind"><c>at_most</c>, <c>change</c> or <c>outlier</c>.</param>
/// <param name="Severity"><c>invalid</c> or <c>query</c>.</param>
public sealed record ApiRule(string Kind, string Severity, string? Input, string? OtherInput, decimal? Amount, string Reason)
{
    public static ApiRule Of(MetricRule rule) => new(
        SnakeCase.Of(rule.Kind.ToString()), SnakeCase.Of(rule.Severity.ToString()), rule.Input, rule.OtherInput, rule.Amount, rule.Reason);
}

/// <summary>One number that members give.</summary>
/// <param name="Lowest">Lowest possible; null where there is none.</param>
public sealed record ApiInput(string Code, string Label, string Hint, string Unit, int Decimals, decimal? Lowest, decimal? Highest)
{
    public static ApiInput Of(Input input) => new(input.Code, input.Label, input.Hint, input.Unit, input.Decimals, input.Lowest, input.Highest);
}
