using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Metrics;

/// <summary>What a code in the address leads to.</summary>
public abstract record FoundMetric
{
    public sealed record Found(MetricPage Page) : FoundMetric;

    /// <summary>The code is another framework's, or spelt otherwise.</summary>
    public sealed record Elsewhere(string Code) : FoundMetric;

    /// <summary>Another framework's code for several of our metrics.</summary>
    public sealed record Several(string Alias, IReadOnlyList<PageLink> Metrics) : FoundMetric;

    public sealed record Unknown : FoundMetric;
}

/// <summary>Everything there is to know about one metric.</summary>
/// <param name="Current">The version that holds today.</param>
/// <param name="Versions">All of them, the newest first.</param>
/// <param name="Asked">Labels and hints of the numbers a member types for it.</param>
/// <param name="Checks">When a figure is asked about or refused, a sentence each.</param>
/// <param name="National">What was worked out from a regulator's figures; null where nothing was.</param>
public sealed record MetricPage(
    MetricRow Metric,
    Module Module,
    MetricVersion Current,
    IReadOnlyList<MetricVersion> Versions,
    IReadOnlyList<Input> Asked,
    IReadOnlyList<string> Checks,
    IReadOnlyList<MetricAlias> Aliases,
    NationalFigures? National)
{
    /// <summary>The last period in which a version held: the one before its follower took over; null for the newest.</summary>
    public Period? Until(int place) => place == 0 ? null : Period.Parse(Versions[place - 1].EffectiveFrom).Previous;
}

/// <summary>Median and quartiles of all landlords and of groups of them, from public figures.</summary>
public sealed record NationalFigures(string Title, string Source, int Number, DateTimeOffset PublishedAt, IReadOnlyList<NationalTable> Tables);

/// <summary>Figures of one kind of homes: low cost rental, low cost home ownership, or both.</summary>
public sealed record NationalTable(string Tenure, IReadOnlyList<NationalLine> Lines);

/// <summary>One group of landlords.</summary>
public sealed record NationalLine(string Group, string Landlords, string Lower, string Median, string Upper);
