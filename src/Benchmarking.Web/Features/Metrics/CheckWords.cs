using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Metrics;

/// <summary>When a figure is asked about and when it is refused, in sentences that say why.</summary>
public static class CheckWords
{
    /// <summary>Every check of a version; none where it has none.</summary>
    /// <param name="version">The version, with its rules.</param>
    /// <param name="label">What the input of a code is called.</param>
    public static IReadOnlyList<string> Of(MetricVersion version, Func<string, string> label)
    {
        string?[] bands =
        [
            With(Outside("We ask whether it is right when it is", version, version.PlausibleLow, version.PlausibleHigh), version.PlausibleReason),
            With(Outside("It cannot be", version, version.PossibleLow, version.PossibleHigh), version.PossibleReason),
        ];
        return [.. bands.OfType<string>(), .. version.Rules.OrderBy(rule => rule.Position).Select(rule => Of(rule, label))];
    }

    /// <summary>One check beside the bands.</summary>
    public static string Of(MetricRule rule, Func<string, string> label) => With(
        rule.Kind switch
        {
            MetricRuleKind.AtMost when rule.Severity == Severity.Invalid =>
                $"“{label(rule.Input!)}” cannot be more than “{label(rule.OtherInput!)}”.",
            MetricRuleKind.AtMost =>
                $"We ask whether it is right when “{label(rule.Input!)}” is more than “{label(rule.OtherInput!)}”.",
            MetricRuleKind.Change =>
                $"We ask when it is more than {FigureText.Number(rule.Amount!.Value)} times last period’s figure, or as little.",
            _ => $"We ask when it is further than {FigureText.Number(rule.Amount!.Value)} median absolute deviations from your own earlier figures.",
        },
        rule.Reason)!;

    private static string? With(string? sentence, string reason) =>
        sentence is null || reason.Length == 0 ? sentence : $"{sentence} {reason}";

    private static string? Outside(string opening, MetricVersion version, decimal? low, decimal? high)
    {
        var metric = version.ForEngine();
        return (low, high) switch
        {
            (null, null) => null,
            ({ } l, { } h) => $"{opening} below {FigureText.Format(l, metric)} or above {FigureText.Format(h, metric)}.",
            ({ } l, null) => $"{opening} below {FigureText.Format(l, metric)}.",
            (null, { } h) => $"{opening} above {FigureText.Format(h, metric)}.",
        };
    }
}
