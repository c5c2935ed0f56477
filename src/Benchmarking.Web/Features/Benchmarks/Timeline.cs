using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>The newest publication of one quarter, and whether the viewer's own return is in it.</summary>
public sealed record PublishedQuarter(
    PublicationId Id,
    int Number,
    PublicationKind Kind,
    Period Period,
    DateTimeOffset PublishedAt,
    string Method,
    int MinimumForMedian,
    int MinimumForQuartiles,
    OwnReturn OwnReturn)
{
    /// <summary>The collection that was published.</summary>
    public CollectionId Collection { get; init; }
}

public enum OwnReturn
{
    None,
    NothingToReport,
    SignedOff,
}

/// <summary>A peer group that the latest publication has.</summary>
public sealed record GroupOption(string Code, string Dimension, string Name)
{
    public bool IsAll => Code == PeerGroup.All;
}

/// <summary>The quarters shown, and with whom the viewer is compared.</summary>
/// <param name="Quarters">Oldest first; at least one. A quarter without a publication is not among them.</param>
/// <param name="Groups">Groups of the latest publication, in order.</param>
/// <param name="Group">The one looked at.</param>
/// <param name="Missing">The group asked for, where the latest publication does not have it.</param>
public sealed record Timeline(
    IReadOnlyList<PublishedQuarter> Quarters, IReadOnlyList<GroupOption> Groups, GroupOption Group, string? Missing)
{
    /// <summary>Why the group asked for is not shown, and what is instead; null where it is shown.</summary>
    public MissingGroup? Why { get; init; }

    /// <summary>How many quarters a chart has room for on a phone.</summary>
    public const int Longest = 8;

    public PublishedQuarter Latest => Quarters[^1];

    /// <summary>Name of a file of the group looked at: <c>ladder-region-north-west.csv</c>.</summary>
    public string FileName(string what) => $"{what}-{Group.Code.Replace(':', '-')}.csv";

    /// <summary>Every quarter from the first to the latest, so that one without a publication is a gap.</summary>
    public IEnumerable<(Period Period, PublishedQuarter? Quarter)> Steps()
    {
        for (var period = Quarters[0].Period; period.CompareTo(Latest.Period) <= 0; period = period.Next)
            yield return (period, Quarters.SingleOrDefault(quarter => quarter.Period == period));
    }
}
