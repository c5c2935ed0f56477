using Benchmarking.Engine;
using Benchmarking.Web.Features.Targets;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>What a page says of a metric besides its numbers, in the version of its latest publication.</summary>
public sealed record MetricSubject(
    Metric Metric,
    string Name,
    string Scope,
    int Position,
    string ModuleName,
    int ModulePosition,
    string Source,
    bool AsksSampleSize,
    decimal? PlausibleLow,
    decimal? PlausibleHigh)
{
    public string Code => Metric.Code;

    /// <summary>Code of the module.</summary>
    public string Module { get; init; } = "";

    public bool IsCore => Scope == "core";

    /// <summary>A figure as read: a member's own, or one that everybody knows.</summary>
    public string Text(decimal value) => FigureText.Format(value, Metric);

    /// <summary>A published number as read.</summary>
    public string Published(decimal value, Cell cell) => PublishedText.Text(value, cell, Metric);
}

/// <summary>The viewer's own figure of one quarter; null where there is none, and the note says why.</summary>
public sealed record OwnFigure(decimal? Value, decimal? Denominator, string Note);

/// <summary>One quarter of one metric.</summary>
/// <param name="Quarter">The publication; null where none was made of that quarter.</param>
/// <param name="Cell">The cell of the group looked at; null where that publication does not have it.</param>
/// <param name="ForAll">The cell of all members.</param>
/// <param name="Own">Null under the sector's hat.</param>
public sealed record SeriesPoint(Period Period, PublishedQuarter? Quarter, Cell? Cell, Cell? ForAll, OwnFigure? Own)
{
    /// <summary>True where all members have a number that the group looked at does not have.</summary>
    public bool AllShowsMore =>
        (ForAll?.Median is not null && Cell?.Median is null)
        || (ForAll?.LowerQuartile is not null && Cell?.LowerQuartile is null);
}

/// <summary>One metric over the quarters shown.</summary>
public sealed record MetricSeries(MetricSubject Subject, IReadOnlyList<SeriesPoint> Points)
{
    public SeriesPoint Latest => Points[^1];

    /// <summary>The quarter before the latest, published or not.</summary>
    public SeriesPoint? Before => Points.Count > 1 ? Points[^2] : null;

    /// <summary>What the viewer's organisation aims at; null where it aims at nothing, or has no figure to hold against it.</summary>
    public TargetAim? Target { get; init; }

    /// <summary>The peer group by whose published numbers that is judged where it is a band; null for all members.</summary>
    public string? TargetGroup { get; init; }

    /// <summary>The same quarter a year before the latest; null where so much is not shown.</summary>
    public SeriesPoint? YearBefore => Points.Count > 4 ? Points[^5] : null;

    /// <summary>Where the viewer's latest figure stands.</summary>
    public Band Band => Latest.Cell is { } cell ? Bands.Place(Latest.Own?.Value, cell, Subject.Metric) : Band.NotPlaced;
}
