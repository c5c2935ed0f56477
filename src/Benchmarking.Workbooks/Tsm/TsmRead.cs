using Benchmarking.Engine;

namespace Benchmarking.Workbooks.Tsm;

/// <summary>What was read of a regulator's workbook of Tenant Satisfaction Measures.</summary>
/// <param name="Period">The reporting year, such as <c>2023-24</c>.</param>
/// <param name="Landlords">Every landlord with at least one row, in the order met.</param>
/// <param name="Rows">One for each landlord and measure, sheet by sheet and column by column.</param>
/// <param name="Queries">Published figures that are odd.</param>
/// <param name="LeftOut">What was not read, and why.</param>
public sealed record TsmRead(
    string Period,
    IReadOnlyList<TsmLandlord> Landlords,
    IReadOnlyList<TsmRow> Rows,
    IReadOnlyList<TsmQuery> Queries,
    IReadOnlyList<TsmLeftOut> LeftOut)
{
    /// <summary>The calendar year in which the reporting year ends.</summary>
    public int YearEnding => int.Parse(Period.AsSpan(0, 4)) + 1;

    /// <summary>The rows as the engine wants them: the landlord's code for the organisation.</summary>
    public IReadOnlyList<Observation> ToObservations() =>
        [.. Rows.Select(r => new Observation(r.LandlordCode, Period, r.Metric, r.Value, r.Numerator, r.Denominator, r.Marker))];

    /// <summary>Every metric that has a row, in the order met.</summary>
    public IReadOnlyList<Metric> ToMetrics() =>
        [.. Rows.DistinctBy(r => r.Metric).Select(r => TsmMeasures.ToMetric(r.Metric, r.Measure))];

    /// <summary>Peer groups by region, size band and type, such as <c>region:North</c>; none for what is not known.</summary>
    public IReadOnlyList<PeerGroup> ToGroups() =>
    [
        .. GroupsBy("region", l => l.Region),
        .. GroupsBy("size", l => l.SizeBand),
        .. GroupsBy("type", l => l.Type),
    ];

    private IEnumerable<PeerGroup> GroupsBy(string dimension, Func<TsmLandlord, string> attribute) =>
        from landlord in Landlords
        where attribute(landlord).Length > 0
        group landlord.Code by attribute(landlord) into members
        orderby members.Key
        select new PeerGroup($"{dimension}:{members.Key}", dimension, members.ToHashSet(StringComparer.Ordinal));
}
