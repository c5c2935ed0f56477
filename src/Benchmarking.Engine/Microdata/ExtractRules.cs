namespace Benchmarking.Engine.Microdata;

/// <summary>The rules of record-level data, with their standard values.</summary>
public sealed record ExtractRules
{
    /// <summary>The standard rules.</summary>
    public static ExtractRules Standard { get; } = new();

    /// <summary>The least number of interest groups whose records are made alike: two colluders leave three unknown.</summary>
    public int K { get; init; } = 5;

    /// <summary>
    /// The least number of interest groups behind a group's mean. Where figures are missing, a higher K keeps more
    /// means.
    /// </summary>
    public int LeastContributors { get; init; } = 5;

    /// <summary>
    /// The least number of interest groups in scope. Below it raw records are found again by three in four attackers,
    /// and grouping by five loses three quarters of the variation.
    /// </summary>
    public int LeastOrganisations { get; init; } = 50;

    /// <summary>The most metrics in one extract.</summary>
    public int MostMetrics { get; init; } = 16;

    /// <summary>The most periods in one extract.</summary>
    public int MostPeriods { get; init; } = 4;

    /// <summary>The greatest share of records that public figures may find.</summary>
    public double MostLinked { get; init; } = 0.10;

    /// <summary>The greatest part of the variation, in percent, that may be lost.</summary>
    public double MostLost { get; init; } = 35;

    /// <summary>The share of records that must stand among k alike in their key values before the rest are suppressed.</summary>
    public double LeastAlike { get; init; } = 0.95;

    /// <summary>How many distinct values on the metric's grid a group must have for its mean to be given.</summary>
    public int LeastDistinct { get; init; } = 3;

    /// <summary>The least number of interest groups by which two released contributor sets differ, unless they are equal.</summary>
    public int LeastDifference { get; init; } = 5;
}
