using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Catalogue;

/// <summary>The page for a new version as it is first shown: all as it stands in the newest.</summary>
public static class FilledForm
{
    public static VersionForm Of(MetricVersion newest, Period from)
    {
        var rules = newest.Rules.OrderBy(rule => rule.Position).ToLookup(rule => rule.Kind);
        var (change, outlier) = (rules[MetricRuleKind.Change].FirstOrDefault(), rules[MetricRuleKind.Outlier].FirstOrDefault());
        return new VersionForm
        {
            BasedOn = newest.Version,
            From = from.ToString(),
            Question = newest.Question,
            Numerator = newest.Numerator,
            Denominator = newest.Denominator,
            Inclusions = newest.Inclusions,
            Exclusions = newest.Exclusions,
            Polarity = newest.Polarity,
            Note = newest.Note,
            Tau = newest.Tau,
            PlausibleLow = Text(newest.PlausibleLow),
            PlausibleHigh = Text(newest.PlausibleHigh),
            PlausibleReason = newest.PlausibleReason,
            PossibleLow = Text(newest.PossibleLow),
            PossibleHigh = Text(newest.PossibleHigh),
            PossibleReason = newest.PossibleReason,
            ChangeTimes = Text(change?.Amount),
            ChangeReason = change?.Reason,
            OutlierDeviations = Text(outlier?.Amount),
            OutlierReason = outlier?.Reason,
            Comparisons = [.. rules[MetricRuleKind.AtMost].Select(Comparison)],
        };
    }

    private static ComparisonForm Comparison(MetricRule rule) => new()
    {
        Input = rule.Input,
        OtherInput = rule.OtherInput,
        Severity = SnakeCase.Of(rule.Severity.ToString()),
        Reason = rule.Reason,
    };

    private static string? Text(decimal? number) => number is { } value ? FigureText.Plain(value) : null;
}
