using System.Text.Json;
using Benchmarking.Engine;
using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Web.Features.Disclosure;

/// <summary>
/// What a publication withholds and promises, as it is kept: counts, places and words. No figure, no organisation, and
/// nothing measured on figures: how wide a certificate came out, how near an attack got, and how much of what is
/// withheld was by lot would each tell two worlds apart that are published alike. So it says what is promised, and
/// that it holds for all; a publication of which that is not so is never made.
/// </summary>
/// <param name="Audited">Figures of members that were tried, each of which keeps what is promised.</param>
/// <param name="Partners">How many partners are reckoned with where two radii are promised.</param>
/// <param name="PartnersAtHalfWidth">How many where one radius is.</param>
public sealed record DisclosureReport(
    int Figures,
    int Shown,
    int Eligible,
    int Held,
    int Audited,
    int Partners,
    int PartnersAtHalfWidth,
    IReadOnlyList<WithheldFigure> Withheld,
    IReadOnlyList<AttackOutcome> Attacks)
{
    private static readonly JsonSerializerOptions Spelling = new(JsonSerializerDefaults.Web);

    public static DisclosureReport Of(PublicationReport report) => new(
        report.Figures,
        report.Shown,
        report.Eligible,
        report.Held,
        report.Audited,
        BenchmarkRules.Standard.PartnersAtFullWidth,
        BenchmarkRules.Standard.PartnersAtHalfWidth,
        [.. report.Withheld.Select(one => new WithheldFigure(one.Metric, one.Group, one.Statistic.Code(), $"{one.Reason}", one.Instead))],
        [.. report.Attacks.Select(AttackOutcome.Of)]);

    public static DisclosureReport Parse(string json) => JsonSerializer.Deserialize<DisclosureReport>(json, Spelling)
        ?? throw new InvalidOperationException("A report is empty.");

    public string ToJson() => JsonSerializer.Serialize(this, Spelling);
}

/// <summary>A number that had enough contributors and is not shown.</summary>
/// <param name="Statistic">As files spell it.</param>
/// <param name="Reason"><c>V</c> or <c>N1</c> to <c>N5</c>.</param>
/// <param name="Instead">The group to look at instead; null where there is none.</param>
public sealed record WithheldFigure(string Metric, string Group, string Statistic, string Reason, string? Instead);

/// <summary>That an attack was tried and whether it stops the publication: not on whom, and not how close it came.</summary>
/// <param name="Tried">False where there was nothing to try it on.</param>
public sealed record AttackOutcome(string Id, string Name, bool Tried, bool Succeeded)
{
    public static AttackOutcome Of(AttackResult result) => new(result.Id, result.Name, result.Targets > 0, result.Stops);
}
