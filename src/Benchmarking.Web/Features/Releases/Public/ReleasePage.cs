using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Releases.Files;
using Benchmarking.Web.Features.Releases.Making;
using Benchmarking.Web.Features.Research;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Releases.Public;

/// <summary>A release as everybody may see it.</summary>
/// <param name="Files">In the order of the package.</param>
/// <param name="Periods">Of the publications that it is made from, the oldest first.</param>
/// <param name="Versions">Every version of the series, the newest first.</param>
/// <param name="Standing">What stands between the reader and the files, where they are not open.</param>
public sealed record ReleasePage(
    Release Release,
    IReadOnlyList<ReleaseFile> Files,
    IReadOnlyList<Period> Periods,
    IReadOnlyList<Release> Versions,
    ResearchStanding Standing)
{
    /// <summary>A chart of one of its metrics; null where it has none to draw.</summary>
    public ChartModel? Chart { get; init; }

    /// <summary>The metrics that can be drawn, by code and name.</summary>
    public IReadOnlyList<(string Code, string Name)> Metrics { get; init; } = [];

    /// <summary>The one that is drawn.</summary>
    public string? Metric { get; init; }

    public Licence Licence => Licence.Of(Release.Licence);

    public IReadOnlyList<ReleaseChange> Changes => ReleaseChanges.Parse(Release.Changes);

    /// <summary>The tables among the files, by name.</summary>
    public IReadOnlyDictionary<string, TableProfile> Profiles { get; init; } = new Dictionary<string, TableProfile>();

    public IEnumerable<(ReleaseFile File, TableProfile Profile)> Tables =>
        Files.Where(file => Profiles.ContainsKey(file.Name)).Select(file => (file, Profiles[file.Name]));

    /// <summary>A version that came after this one; null where this is the newest that is not withdrawn.</summary>
    public Release? Newer => Versions.FirstOrDefault(other => other.State == ReleaseState.Published) is { } newest
        && ReleaseVersion.Of(newest).CompareTo(ReleaseVersion.Of(Release)) > 0 ? newest : null;

    /// <summary>True where the reader can take the files now.</summary>
    public bool MayTake => Release.Open || Standing == ResearchStanding.Ready;
}
