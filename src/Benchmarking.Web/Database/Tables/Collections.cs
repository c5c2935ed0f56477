using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

public enum CollectionState
{
    Planned,
    Open,
    Closed,
    Provisional,
    Final,
}

public sealed class Collection
{
    public CollectionId Id { get; set; } = new(Guid.NewGuid());

    public required string Period { get; set; }

    public CollectionState State { get; set; }

    public int TemplateVersion { get; set; } = 1;

    public DateTimeOffset OpensAt { get; set; }

    public DateTimeOffset DueAt { get; set; }

    public DateTimeOffset LastNewAt { get; set; }

    public DateTimeOffset LastEditAt { get; set; }

    /// <summary>When it was closed; null while it is not, and where that was not written down.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    public int Version { get; set; } = 1;

    public List<CollectionMetric> Metrics { get; set; } = [];
}

public sealed class CollectionMetric
{
    public CollectionId CollectionId { get; set; }

    public required string MetricCode { get; set; }

    public int MetricVersion { get; set; }

    public int Position { get; set; }

    public MetricVersion Definition { get; set; } = null!;
}
