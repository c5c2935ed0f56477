using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Catalogue;

/// <summary>Makes the checks of a version of what was typed.</summary>
public static class RuleReader
{
    /// <param name="form">What was typed.</param>
    /// <param name="version">The version they belong to.</param>
    /// <param name="inputs">The numbers that may be compared.</param>
    public static (IReadOnlyList<MetricRule> Rules, IReadOnlyList<FormError> Errors) Read(
        VersionForm form, MetricVersion version, IReadOnlySet<string> inputs)
    {
        var errors = new List<FormError>();
        var rules = new List<MetricRule>();
        for (var at = 0; at < form.Comparisons.Count; at++)
        {
            if (!form.Comparisons[at].IsBlank && Comparison(form.Comparisons[at], at, inputs, errors) is { } rule)
                rules.Add(rule);
        }

        if (Amount(MetricRuleKind.Change, nameof(form.ChangeTimes), form.ChangeTimes, form.ChangeReason, "ChangeReason", errors) is { } change)
            rules.Add(change);
        if (Amount(MetricRuleKind.Outlier, nameof(form.OutlierDeviations), form.OutlierDeviations, form.OutlierReason, "OutlierReason", errors) is { } outlier)
            rules.Add(outlier);
        foreach (var (rule, at) in rules.Select((rule, at) => (rule, at)))
            (rule.MetricCode, rule.MetricVersion, rule.Position) = (version.MetricCode, version.Version, at + 1);
        return (rules, errors);
    }

    private static MetricRule? Comparison(ComparisonForm typed, int at, IReadOnlySet<string> inputs, List<FormError> errors)
    {
        var before = errors.Count;
        var field = $"Comparisons_{at}__";
        if (typed.Input is null || !inputs.Contains(typed.Input))
            errors.Add(new FormError(field + "Input", "Choose the number that is at most the other"));
        if (typed.OtherInput is null || !inputs.Contains(typed.OtherInput))
            errors.Add(new FormError(field + "OtherInput", "Choose the number it is compared with"));
        if (typed.Input is not null && typed.Input == typed.OtherInput)
            errors.Add(new FormError(field + "OtherInput", "Choose two different numbers"));
        if (typed.Severity is not ("invalid" or "query"))
            errors.Add(new FormError(field + "Severity", "Choose what happens when it is not so"));
        if (string.IsNullOrWhiteSpace(typed.Reason))
            errors.Add(new FormError(field + "Reason", "Say why it must be so: members read it beside the number"));
        return errors.Count > before ? null : new MetricRule
        {
            MetricCode = "",
            Kind = MetricRuleKind.AtMost,
            Severity = typed.Severity == "invalid" ? Severity.Invalid : Severity.Query,
            Input = typed.Input,
            OtherInput = typed.OtherInput,
            Reason = typed.Reason!.Trim(),
        };
    }

    private static MetricRule? Amount(
        MetricRuleKind kind, string field, string? typed, string? reason, string reasonField, List<FormError> errors)
    {
        var answer = TypedNumber.Parse(typed);
        if (answer.IsBlank)
            return null;
        if (answer.Value is not > 1)
        {
            errors.Add(new FormError(field, "This must be a number above 1, such as 3; leave it blank for no such check"));
            return null;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            errors.Add(new FormError(reasonField, "Say why it is asked: members read it beside the number"));
            return null;
        }

        return new MetricRule
        {
            MetricCode = "",
            Kind = kind,
            Severity = Severity.Query,
            Amount = answer.Value,
            Reason = reason.Trim(),
        };
    }
}
