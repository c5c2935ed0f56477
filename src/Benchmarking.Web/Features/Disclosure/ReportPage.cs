using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Disclosure;

/// <summary>A withheld number with names in place of codes.</summary>
public sealed record WithheldLine(string Metric, string Group, string Statistic, Reason Reason, PageLink? Instead);

/// <summary>A metric and its radius, to say a promise in points and pounds.</summary>
public sealed record RadiusExample(string Name, Metric Metric);

/// <summary>How many numbers of a publication share a fate, and why.</summary>
/// <param name="More">Where the paragraph about it is; null where there is none.</param>
public sealed record FateLine(string Words, int Numbers, string Meaning, PageLink? More);

/// <summary>What a publication withholds and promises, in plain words.</summary>
/// <param name="Report">Null where none was kept.</param>
public sealed record ReportPage(
    Publication Publication, DisclosureReport? Report, IReadOnlyList<WithheldLine> Withheld, RadiusExample? Example)
{
    /// <summary>Why there is no report.</summary>
    public string Nothing => Publication.Kind == PublicationKind.National
        ? "Every figure in it was public already, so nothing is withheld and there is nothing to report."
        : "It was published before reports were kept. What it withholds can be read, with the reasons, in its files.";

    /// <summary>The finding in a sentence.</summary>
    public string Summary => Report is not { } report ? Nothing
        : Withheld.Count == 0 ? $"Of {Number(report.Figures)} numbers, {Number(report.Shown)} are shown and none is withheld from a group that has enough contributors."
        : $"Of {Number(report.Figures)} numbers, {Number(report.Shown)} are shown. {Number(Withheld.Count)} that had enough contributors {(Withheld.Count == 1 ? "is" : "are")} withheld: {Why()}.";

    /// <summary>What is promised, by the audit of this publication with everything shown before it.</summary>
    public IEnumerable<string> Promises
    {
        get
        {
            if (Report is not { Audited: > 0 } report)
            {
                yield return "No figure of a member went into a new number, so nothing had to be audited.";
                yield break;
            }

            yield return $"{Number(report.Audited)} figures of members were tried against everything ever shown together. What follows holds for each of them.";
            yield return $"No member with {Partners(report.Partners)} can place another’s figure in a range narrower than two radii{Measure(2)}.";
            yield return $"With {Partners(report.PartnersAtHalfWidth)}, in none narrower than one radius{Measure(1)}.";
        }
    }

    /// <summary>Every number by what became of it; they add up to all there could be.</summary>
    public IEnumerable<FateLine> Fates
    {
        get
        {
            if (Report is not { } report)
                yield break;
            var rules = BenchmarkRules.Standard;
            yield return new("Shown", report.Shown - report.Held, "Numbers of this publication, or unchanged since the one before.", null);
            if (report.Held > 0)
                yield return new("Shown as it was before", report.Held, "Too few members changed since, so the earlier number stands.", Reason.N4.Link());
            yield return new(
                "Too few contributors",
                report.Figures - report.Eligible,
                $"A median needs {rules.MinimumForMedian} contributors, quartiles need {rules.MinimumForQuartiles}.",
                Reason.N1.Link());
            foreach (var reason in ReasonWords.All.Where(reason => Count(reason) > 0))
                yield return new(reason.Words(rules), Count(reason), Meaning(reason), reason.Link());
        }
    }

    private int Count(Reason reason) => Withheld.Count(line => line.Reason == reason);

    private string Why() => string.Join("; ", ReasonWords.All.Where(reason => Count(reason) > 0).Select(reason => $"{Number(Count(reason))} because {Because(reason)}"));

    private static string Because(Reason reason) => reason switch
    {
        Reason.N3 => "they are too similar to another published group",
        Reason.N4 => "too few members have updated since they were withheld",
        Reason.V => "with them a member’s figure could be placed too closely, or by lot beside those",
        _ => "there are too few contributors",
    };

    private static string Meaning(Reason reason) => reason switch
    {
        Reason.N3 => "The two groups differ by fewer than five members, whose figures the difference would tell of.",
        Reason.V => "By rules that look at values, or by lot beside those, so that withholding tells nothing.",
        _ => "",
    };

    private string Measure(int radii) => Example is not { Metric.Tolerance: { } tolerance } example
        ? ""
        : $" (for {example.Name}, {FigureText.Number(Math.Round(radii * tolerance.Absolute, 1))} {Unit(example.Metric)})";

    private static string Unit(Metric metric) => metric.Kind switch
    {
        MetricKind.Percentage => "points",
        MetricKind.Money => "pounds",
        _ => metric.Unit,
    };

    private static string Partners(int count) => count switch
    {
        1 => "one partner",
        2 => "two partners",
        _ => $"{Number(count)} partners",
    };

    private static string Number(int count) => FigureText.Number(count);
}

/// <summary>How an attack went, in words.</summary>
public static class AttackWords
{
    public static string Result(AttackOutcome attack) => attack switch
    {
        { Tried: false } => "There was nothing to try it on.",
        { Succeeded: true } => "It came too close.",
        _ => "It found nothing that stops a publication.",
    };
}
