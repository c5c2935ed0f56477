using System.Text.Json;
using Benchmarking.Engine;
using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Web.Features.Disclosure;

/// <summary>
/// What a publication withholds and promises, as it is kept: counts, places and words. No figure, no organisation, and
/// not even the key of the one that came off worst in an attack.
/// </summary>
/// <param name="LeastWidth">In radii, against one partner; null where nothing had to be audited.</param>
/// <param name="LeastWidthAgainstTwo">In radii, against two partners; null where nothing had to be audited.</param>
public sealed record DisclosureReport(
    int Figures,
    int Shown,
    int Eligible,
    int TooSimilar,
    int ByValue,
    int Decoys,
    int Held,
    int Audited,
    double? LeastWidth,
    double? LeastWidthAgainstTwo,
    IReadOnlyList<WithheldFigure> Withheld,
    IReadOnlyList<AttackOutcome> Attacks)
{
    private static readonly JsonSerializerOptions Spelling = new(JsonSerializerDefaults.Web);

    public static DisclosureReport Of(PublicationReport report) => new(
        report.Figures,
        report.Shown,
        report.Eligible,
        report.TooSimilar,
        report.ByValue,
        report.Decoys,
        report.Held,
        report.Audited,
        Finite(report.LeastWidth),
        Finite(report.LeastWidthAgainstTwo),
        [.. report.Withheld.Select(one => new WithheldFigure(one.Metric, one.Group, one.Statistic.Code(), $"{one.Reason}", one.Instead))],
        [.. report.Attacks.Select(AttackOutcome.Of)]);

    public static DisclosureReport Parse(string json) => JsonSerializer.Deserialize<DisclosureReport>(json, Spelling)
        ?? throw new InvalidOperationException("A report is empty.");

    public string ToJson() => JsonSerializer.Serialize(this, Spelling);

    private static double? Finite(double width) => double.IsFinite(width) ? width : null;
}

/// <summary>A number that had enough contributors and is not shown.</summary>
/// <param name="Statistic">As files spell it.</param>
/// <param name="Reason"><c>V</c> or <c>N1</c> to <c>N5</c>.</param>
/// <param name="Instead">The group to look at instead; null where there is none.</param>
public sealed record WithheldFigure(string Metric, string Group, string Statistic, string Reason, string? Instead);

/// <summary>How one attack went, without saying on whom.</summary>
public sealed record AttackOutcome(
    string Id,
    string Name,
    int Targets,
    bool Succeeded,
    double? NarrowestWidth,
    double? ShareNarrow,
    double? Hits,
    double? Baseline,
    int? Successes,
    string Finding)
{
    public static AttackOutcome Of(AttackResult result) => new(
        result.Id,
        result.Name,
        result.Targets,
        result.Stops,
        result.NarrowestWidth is { } width && double.IsFinite(width) ? width : null,
        result.ShareNarrow,
        result.Hits,
        result.Baseline,
        result.Successes,
        result.Finding);
}
