using Benchmarking.Engine;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

public enum PublicationKind
{
    Provisional,
    Final,
    Revision,
    National,
}

/// <summary>Benchmarks of one collection (or of public figures), immutable and numbered.</summary>
public sealed class Publication
{
    public PublicationId Id { get; set; } = new(Guid.NewGuid());

    public int Number { get; set; }

    public PublicationKind Kind { get; set; }

    public CollectionId? CollectionId { get; set; }

    public required string Period { get; set; }

    public required string Title { get; set; }

    public required string Source { get; set; }

    public required string Method { get; set; }

    public int MinimumForMedian { get; set; }

    public int MinimumForQuartiles { get; set; }

    public DateTimeOffset PublishedAt { get; set; }
}

public sealed class PublishedGroup
{
    public PublicationId PublicationId { get; set; }

    public required string Code { get; set; }

    public required string Dimension { get; set; }

    public required string Name { get; set; }

    public int Position { get; set; }
}

public sealed class PublishedCell
{
    public PublicationId PublicationId { get; set; }

    public required string Period { get; set; }

    public required string MetricCode { get; set; }

    public required string GroupCode { get; set; }

    public int? N { get; set; }

    public CellStatus Status { get; set; }

    public Reason? Reason { get; set; }

    public decimal? Base { get; set; }

    public decimal? LowerQuartile { get; set; }

    public decimal? Median { get; set; }

    public decimal? UpperQuartile { get; set; }

    public decimal? P10 { get; set; }

    public decimal? P90 { get; set; }

    public decimal? Mean { get; set; }

    public required string Method { get; set; }

    /// <summary>Where a held cell's numbers were first shown; null where they are this publication's own.</summary>
    public string? HeldFrom { get; set; }

    public static PublishedCell From(PublicationId publication, Cell cell) => new()
    {
        PublicationId = publication,
        Period = cell.Period,
        MetricCode = cell.Metric,
        GroupCode = cell.Group,
        N = cell.N,
        Status = cell.Status,
        Reason = cell.Reason,
        Base = cell.Base,
        LowerQuartile = cell.LowerQuartile,
        Median = cell.Median,
        UpperQuartile = cell.UpperQuartile,
        P10 = cell.P10,
        P90 = cell.P90,
        Mean = cell.Mean,
        Method = cell.Method,
        HeldFrom = cell.HeldFrom,
    };

    public Cell ForEngine() => new(
        Period, MetricCode, GroupCode, N, Status, Reason, Base, LowerQuartile, Median, UpperQuartile, P10, P90, Mean, Method)
    {
        HeldFrom = HeldFrom,
    };
}
