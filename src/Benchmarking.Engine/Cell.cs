namespace Benchmarking.Engine;

/// <summary>Whether a cell's numbers are shown, and if not, in what way not.</summary>
public enum CellStatus
{
    /// <summary>At least the median is there.</summary>
    Published,

    /// <summary>Not shown, to protect a member.</summary>
    Withheld,

    /// <summary>Too few contributors for any statistic.</summary>
    NotEnough,

    /// <summary>Held until enough organisations have updated.</summary>
    Held,

    /// <summary>The metric was not part of the collection.</summary>
    NotCollected,
}

/// <summary>Why a number is missing; the only words about it that leave the engine.</summary>
public enum Reason
{
    /// <summary>Depends on values: answered by one neutral sentence.</summary>
    V,

    /// <summary>Fewer than five contributors.</summary>
    N1,

    /// <summary>Quartiles need twelve contributors; the median is shown.</summary>
    N2,

    /// <summary>Too similar to another published group.</summary>
    N3,

    /// <summary>Held until enough organisations have updated.</summary>
    N4,

    /// <summary>Not applicable.</summary>
    N5,
}

/// <summary>
/// One metric in one peer group and period, as it may be shown. A number that is not released is null, never zero;
/// so is <see cref="N"/> where it would tell of too few.
/// </summary>
public sealed record Cell(
    string Period,
    string Metric,
    string Group,
    int? N,
    CellStatus Status,
    Reason? Reason,
    decimal? Base,
    decimal? LowerQuartile,
    decimal? Median,
    decimal? UpperQuartile,
    decimal? P10,
    decimal? P90,
    decimal? Mean,
    string Method)
{
    /// <summary>
    /// Where the numbers are those of an earlier state: <c>provisional</c> or the earlier period's data form; null where
    /// they are of this release.
    /// </summary>
    public string? HeldFrom { get; init; }
}
