using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Targets;

/// <summary>What the organisation holds itself to now.</summary>
public sealed class CurrentTarget
{
    public Guid Id { get; init; }

    public required string MetricCode { get; init; }

    /// <summary><see cref="TargetKind.Number"/> or <see cref="TargetKind.Band"/>.</summary>
    public TargetKind Kind { get; init; }

    /// <summary>Of a number alone.</summary>
    public decimal? Value { get; init; }

    /// <summary>Of a band alone.</summary>
    public TargetBand? Band { get; init; }

    /// <summary>As <c>2026-Q4</c>; null where the document it came from names no quarter.</summary>
    public string? DuePeriod { get; init; }

    /// <summary>The peer group by whose published numbers a band is judged; null for all members.</summary>
    public string? GroupCode { get; init; }

    public TargetAim Aim => new(Kind, Value, Band);
}

public static class TargetQueries
{
    /// <summary>
    /// At most one for each metric, of the organisation acted for; none without one. What is only watched, and
    /// placeholders without a value, are no targets anybody is held to.
    /// </summary>
    public static IQueryable<CurrentTarget> CurrentTargets(this BenchmarkingDb db) =>
        from row in db.Targets
        where row.EndedAt == null && (row.Kind == TargetKind.Number || row.Kind == TargetKind.Band)
        select new CurrentTarget
        {
            Id = row.Id,
            MetricCode = row.MetricCode,
            Kind = row.Kind,
            Value = row.Value,
            Band = row.Band,
            DuePeriod = row.DuePeriod,
            GroupCode = row.GroupCode,
        };
}
