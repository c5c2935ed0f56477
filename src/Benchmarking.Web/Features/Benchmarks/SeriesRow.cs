using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Targets;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>One cell with its metric and the viewer's own figure beside it, as the database hands them over.</summary>
public sealed class SeriesRow
{
    public required PublishedCell Cell { get; init; }

    public CollectionId Collection { get; init; }

    public required string Name { get; init; }

    public required string Scope { get; init; }

    public int Position { get; init; }

    public required string Module { get; init; }

    public required string ModuleName { get; init; }

    public int ModulePosition { get; init; }

    public required string Kind { get; init; }

    public required string Unit { get; init; }

    public int Decimals { get; init; }

    public required string Polarity { get; init; }

    public required string Sensitivity { get; init; }

    public required string Tau { get; init; }

    public decimal? PossibleLow { get; init; }

    public decimal? PossibleHigh { get; init; }

    public decimal? PlausibleLow { get; init; }

    public decimal? PlausibleHigh { get; init; }

    public required string Source { get; init; }

    public bool AsksSampleSize { get; init; }

    public string? OwnCode { get; init; }

    public decimal? OwnValue { get; init; }

    public decimal? OwnDenominator { get; init; }

    public string? OwnMarker { get; init; }

    public TargetKind? TargetKind { get; init; }

    public decimal? TargetValue { get; init; }

    public TargetBand? TargetBand { get; init; }

    public string? TargetGroup { get; init; }

    /// <summary>Null where the organisation acted for, if any, has no such figure.</summary>
    public OwnRow? Own => OwnCode is null ? null : new OwnRow
    {
        Collection = Collection,
        MetricCode = OwnCode,
        Value = OwnValue,
        Denominator = OwnDenominator,
        Marker = OwnMarker,
        TargetKind = TargetKind,
        TargetValue = TargetValue,
        TargetBand = TargetBand,
        TargetGroup = TargetGroup,
    };

    public MetricSubject Subject => new(
        new Metric(
            Cell.MetricCode,
            Unit,
            Decimals,
            Codes.TryRead(Polarity, out Polarity? polarity) ? polarity.Value : throw Unknown(Polarity),
            Codes.TryRead(Sensitivity, out Sensitivity? sensitivity) ? sensitivity.Value : throw Unknown(Sensitivity),
            PossibleLow,
            PossibleHigh,
            Codes.TryRead(Kind, out MetricKind? kind) ? kind.Value : throw Unknown(Kind))
        {
            Tolerance = Tolerance.TryParse(Tau, out var tolerance) ? tolerance : null,
        },
        Name,
        Scope,
        Position,
        ModuleName,
        ModulePosition,
        Source,
        AsksSampleSize,
        PlausibleLow,
        PlausibleHigh)
    {
        Module = Module,
    };

    private static InvalidOperationException Unknown(string code) => new($"The catalogue has an unknown word: {code}.");
}

/// <summary>A figure that the viewer's organisation signed off.</summary>
public sealed class OwnRow
{
    public CollectionId Collection { get; init; }

    public required string MetricCode { get; init; }

    public decimal? Value { get; init; }

    public decimal? Denominator { get; init; }

    public string? Marker { get; init; }

    /// <summary>What the organisation holds itself to now; null for nothing.</summary>
    public TargetKind? TargetKind { get; init; }

    public decimal? TargetValue { get; init; }

    public TargetBand? TargetBand { get; init; }

    /// <summary>The peer group by which a band is judged; null for all members.</summary>
    public string? TargetGroup { get; init; }

    public TargetAim? Target => TargetKind is { } kind ? new TargetAim(kind, TargetValue, TargetBand) : null;
}
