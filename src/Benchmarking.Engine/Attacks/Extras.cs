namespace Benchmarking.Engine.Attacks;

/// <summary>
/// What weak publishers show besides the numbers of cells. The protected publisher shows none of it, so attacks that
/// live on it have nothing to try there.
/// </summary>
public sealed record Extras
{
    /// <summary>Nothing besides cells.</summary>
    public static Extras None { get; } = new();

    /// <summary>Members' exact places, each shown to that member.</summary>
    public IReadOnlyList<ShownRank> Ranks { get; init; } = [];

    /// <summary>Sums and weighted means.</summary>
    public IReadOnlyList<ShownTotal> Totals { get; init; } = [];

    /// <summary>Percentages of single records, with many decimals.</summary>
    public IReadOnlyList<ShownShare> Shares { get; init; } = [];

    /// <summary>How many stand at the highest possible value.</summary>
    public IReadOnlyList<ShownCount> AtUpper { get; init; } = [];

    /// <summary>Standard deviations.</summary>
    public IReadOnlyList<ShownDeviation> Deviations { get; init; } = [];
}

/// <summary>"You are 3rd of 12", shown to the organisation itself.</summary>
/// <param name="Organisation">To whom.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Period">The period.</param>
/// <param name="Rank">1 for the smallest value.</param>
/// <param name="Input">Hash of the cell's input; the ledger holds it.</param>
public sealed record ShownRank(string Organisation, string Metric, string Period, int Rank, string Input);

/// <summary>A sum over a cell's members, as shown or as got from a weighted mean and public denominators.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Total">The sum of the members' parts, rounded.</param>
/// <param name="Base">What it was rounded to; 0 for nothing.</param>
/// <param name="Denominators">What each part is divided by, by organisation; public. Its keys are the members.</param>
/// <param name="Period">The period.</param>
public sealed record ShownTotal(
    string Metric, string Period, decimal Total, decimal Base, IReadOnlyDictionary<string, decimal> Denominators);

/// <summary>One record's percentage, pseudonymised.</summary>
/// <param name="Percent">As shown.</param>
/// <param name="Decimals">Places after the point.</param>
/// <param name="Most">The largest denominator that comes into question.</param>
public sealed record ShownShare(decimal Percent, int Decimals, int Most);

/// <summary>"23 of 24 are at 100%".</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Count">How many.</param>
/// <param name="Input">Hash of the cell's input; the ledger holds it.</param>
public sealed record ShownCount(string Metric, int Count, string Input);

/// <summary>The standard deviation of a cell (divided by n − 1).</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Value">As shown.</param>
/// <param name="Base">What it was rounded to.</param>
/// <param name="Input">Hash of the cell's input; the ledger holds it.</param>
public sealed record ShownDeviation(string Metric, decimal Value, decimal Base, string Input);
