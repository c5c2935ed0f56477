using Benchmarking.Engine;

namespace Benchmarking.Workbooks.Tsm;

/// <summary>What is known of the 26 parts of the Tenant Satisfaction Measures from their codes alone.</summary>
internal static class TsmMeasures
{
    /// <summary>True for figures per 1,000 homes; the rest are percentages.</summary>
    public static bool IsRate(string measure) =>
        measure.StartsWith("CH01", StringComparison.Ordinal) || measure.StartsWith("NM01", StringComparison.Ordinal);

    /// <summary>True for answers of tenants to a survey; the rest is management information.</summary>
    public static bool IsPerception(string measure) => measure.StartsWith("TP", StringComparison.Ordinal);

    /// <summary>The tenure of management figures whose heading names none.</summary>
    public static string? UnsaidTenure(string measure) => measure[..2] switch
    {
        "BS" or "NM" => "LCRA+LCHO",
        "RP" => "LCRA",
        _ => null,
    };

    public static Metric ToMetric(string code, string measure)
    {
        var isRate = IsRate(measure);
        return new Metric(
            code,
            isRate ? "per 1,000 homes" : "%",
            Decimals: 1,
            PolarityOf(measure),
            Sensitivity.Public,
            Lower: 0,
            Upper: isRate ? null : 100,
            isRate ? MetricKind.Rate : MetricKind.Percentage);
    }

    // More complaints or reports of nuisance may mean better access, so counting them is neither good nor bad.
    private static Polarity PolarityOf(string measure) => measure switch
    {
        "RP01" => Polarity.LowerIsBetter,
        _ when IsRate(measure) => Polarity.Neutral,
        _ => Polarity.HigherIsBetter,
    };
}
