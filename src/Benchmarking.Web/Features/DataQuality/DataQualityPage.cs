using Benchmarking.Engine;

namespace Benchmarking.Web.Features.DataQuality;

/// <summary>One collection as its returns' odd figures and their making show it; no figure and no organisation.</summary>
/// <param name="Collections">Those to choose from, the newest first.</param>
/// <param name="Chosen">The one shown; null where there is none yet.</param>
public sealed record DataQualityPage(
    IReadOnlyList<Period> Collections, Period? Chosen, IReadOnlyList<QualityMetric> Metrics, CompletionMinutes Minutes)
{
    public int Notes => Metrics.Sum(metric => metric.Count);
}

/// <summary>A metric and the checks that asked about it.</summary>
public sealed record QualityMetric(string Code, string Name, IReadOnlyList<QualityFinding> Findings)
{
    public int Count => Findings.Sum(finding => finding.Explanations.Count);
}

/// <summary>One check and what members said.</summary>
/// <param name="Code">The finding's code, as files have it.</param>
/// <param name="Explanations">In the order of the alphabet, which tells nothing of who sent when.</param>
public sealed record QualityFinding(string Code, IReadOnlyList<string> Explanations)
{
    public string Words => FindingWords.Of(Code);
}
