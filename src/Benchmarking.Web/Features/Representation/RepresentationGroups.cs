using Benchmarking.Engine;
using Benchmarking.Web.Features.Benchmarks;
using static Benchmarking.Web.Shared.FirstLetter;

namespace Benchmarking.Web.Features.Representation;

/// <summary>A group of residents and the two metrics that say how many of them there are.</summary>
/// <param name="Name">As a heading and within a sentence: "Residents under 35".</param>
/// <param name="Involved">Code of their share of involved residents.</param>
/// <param name="All">Code of their share of all residents.</param>
public sealed record RepresentationGroup(string Name, string Involved, string All)
{
    /// <summary>The three groups that the catalogue asks of, in its order.</summary>
    public static IReadOnlyList<RepresentationGroup> Known { get; } =
    [
        new("Residents under 35", "involved-under-35", "residents-under-35"),
        new("Disabled residents", "involved-disabled", "residents-disabled"),
        new("Residents from ethnic minorities", "involved-ethnic-minority", "residents-ethnic-minority"),
    ];

    public static bool Has(string code) => Known.Any(group => group.Involved == code || group.All == code);

    public string InSentence => Lowered(Name);
}

/// <summary>A group with its two figures over the quarters shown; either may be missing from the publication.</summary>
public sealed record RepresentationPair(RepresentationGroup Group, MetricSeries Involved, MetricSeries All)
{
    /// <summary>Those involved less all residents, of the own figures; null where either is missing.</summary>
    public Change? OwnGap => Gap(series => series.Latest.Own?.Value);

    /// <summary>The same of the two published medians: not the median of members' gaps, which nobody published.</summary>
    public Change? MedianGap => Gap(series => series.Latest.Cell?.Median);

    private Change? Gap(Func<MetricSeries, decimal?> figure) =>
        Change.Between(figure(Involved), figure(All), Involved.Subject.Metric);
}
