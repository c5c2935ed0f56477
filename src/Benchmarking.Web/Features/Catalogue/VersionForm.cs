namespace Benchmarking.Web.Features.Catalogue;

/// <summary>A new version of a metric as it is typed. Kept as typed, right or wrong.</summary>
public sealed class VersionForm
{
    /// <summary>How many comparisons the page has room for.</summary>
    public const int MostComparisons = 3;

    /// <summary>The newest version when the page was made.</summary>
    public int BasedOn { get; set; }

    /// <summary>The period from which it holds.</summary>
    public string? From { get; set; }

    public string? Question { get; set; }

    public string? Numerator { get; set; }

    public string? Denominator { get; set; }

    public string? Inclusions { get; set; }

    public string? Exclusions { get; set; }

    public string? Polarity { get; set; }

    public string? Note { get; set; }

    public string? Tau { get; set; }

    public string? PlausibleLow { get; set; }

    public string? PlausibleHigh { get; set; }

    public string? PlausibleReason { get; set; }

    public string? PossibleLow { get; set; }

    public string? PossibleHigh { get; set; }

    public string? PossibleReason { get; set; }

    public string? ChangeTimes { get; set; }

    public string? ChangeReason { get; set; }

    public string? OutlierDeviations { get; set; }

    public string? OutlierReason { get; set; }

    public List<ComparisonForm> Comparisons { get; set; } = [];

    /// <summary>What changed and why, as members read it.</summary>
    public string? WhatChanged { get; set; }

    /// <summary>True once what changes has been looked at.</summary>
    public bool Confirmed { get; set; }
}

/// <summary>One number that is at most another.</summary>
public sealed class ComparisonForm
{
    public string? Input { get; set; }

    public string? OtherInput { get; set; }

    /// <summary><c>invalid</c> or <c>query</c>.</summary>
    public string? Severity { get; set; }

    public string? Reason { get; set; }

    public bool IsBlank => string.IsNullOrEmpty(Input) && string.IsNullOrEmpty(OtherInput) && string.IsNullOrWhiteSpace(Reason);
}
