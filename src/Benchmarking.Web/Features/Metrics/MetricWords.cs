using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Metrics;

/// <summary>What the catalogue's short codes mean to a reader.</summary>
public static class MetricWords
{
    private static readonly Dictionary<string, string> Sources = new()
    {
        ["activity_log"] = "The log of involvement activities",
        ["audit_log"] = "The log of quality audits",
        ["complaints_log"] = "The log of complaints",
        ["contracts"] = "Contracts and volunteering agreements",
        ["feedback_monitoring"] = "Monitoring of feedback",
        ["finance"] = "Finance records",
        ["impact_assessment"] = "Impact assessments of what involvement changed",
        ["involved_customer_survey"] = "A survey of involved residents",
        ["involvement_database"] = "The involvement database",
        ["recruitment_log"] = "The log of staff recruitment",
        ["regulator"] = "The Regulator of Social Housing’s own published figures",
        ["star_survey"] = "A survey of residents such as STAR",
    };

    /// <summary>Where a member finds the figure.</summary>
    public static string Source(string code) => Sources.TryGetValue(code, out var words) ? words : code.Replace('_', ' ');

    public static string Polarity(string code) => code switch
    {
        "higher" => "Higher is better",
        "lower" => "Lower is better",
        _ => "No good direction: neither high nor low is better by itself",
    };

    /// <summary>For a column of a table.</summary>
    public static string PolarityInShort(string code) => code switch
    {
        "higher" => "Higher",
        "lower" => "Lower",
        _ => "Neither",
    };

    public static string Cadence(string code) => code switch
    {
        "quarter" => "Every quarter",
        "year" => "Once a year",
        _ => "When surveyed; carried forward with its date until the next survey, and never counted as new",
    };

    public static string Unit(MetricVersion version)
    {
        var unit = version.Unit switch
        {
            "%" => "Percentage",
            "£" => "Pounds",
            "" => "Number",
            var other => char.ToUpperInvariant(other[0]) + other[1..],
        };
        return version.Decimals switch
        {
            0 => $"{unit}, shown as a whole number",
            1 => $"{unit}, shown to 1 decimal place",
            var places => $"{unit}, shown to {places} decimal places",
        };
    }

    public static string Sensitivity(string code) => code == "public"
        ? "Each landlord’s own figure is public already"
        : "A member’s own figure is seen by nobody outside that member";

    /// <summary>"Numerator ÷ denominator × 1,000", or nothing where the figure is a count.</summary>
    public static string? Formula(MetricVersion version) => version switch
    {
        { Denominator: "" } => null,
        { Multiplier: 1 } => "Numerator ÷ denominator",
        _ => $"Numerator ÷ denominator × {FigureText.Number(version.Multiplier)}",
    };
}
