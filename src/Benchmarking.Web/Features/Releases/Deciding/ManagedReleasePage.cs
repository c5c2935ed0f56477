using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Releases.Files;
using Benchmarking.Web.Features.Releases.Making;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Releases.Deciding;

/// <summary>One release as those see it who decide on it.</summary>
/// <param name="Job">The latest work that makes it; null where there is none.</param>
/// <param name="Report">Null until there is one.</param>
/// <param name="AskedBy">Who asked for it, and who approved it, where they are still known.</param>
/// <param name="AskedByViewer">Then it is another person who approves it.</param>
public sealed record ManagedReleasePage(
    Release Release,
    ConsortiumJob? Job,
    ReleaseReportContent? Report,
    IReadOnlyList<ReleaseFile> Files,
    IReadOnlyList<Publication> Publications,
    string? AskedBy,
    string? ApprovedBy,
    bool AskedByViewer)
{
    public const string List = "/releases/manage";

    public IReadOnlyList<PageLink> Breadcrumbs => [new("Research data", "/releases"), new("Research releases", List), new(Name, "", Current: true)];

    public string Url => $"{List}/{Release.Id}";

    /// <summary>Where anybody finds it.</summary>
    public string PublicUrl => $"/releases/{Release.Series}/{Release.Version}";

    /// <summary>Title, and version where there is one.</summary>
    public string Name => NameOf(Release);

    public bool IsUnderWay => Release.State == ReleaseState.Building && Job is { State: JobState.Queued or JobState.Running };

    /// <summary>The work broke off, and the release still waits.</summary>
    public bool IsStuck => Release.State == ReleaseState.Building && !IsUnderWay;

    public bool MayBeApproved => Release.State == ReleaseState.Ready && !AskedByViewer;

    public bool MayBeDiscarded => Release.State == ReleaseState.Ready || IsStuck;

    public IReadOnlyList<ReleaseChange> Changes => ReleaseChanges.Parse(Release.Changes);

    /// <summary>The tables among the files, by name.</summary>
    public IReadOnlyDictionary<string, TableProfile> Profiles { get; init; } = new Dictionary<string, TableProfile>();

    public IEnumerable<(ReleaseFile File, TableProfile Profile)> Tables =>
        Files.Where(file => Profiles.ContainsKey(file.Name)).Select(file => (file, Profiles[file.Name]));

    public static string NameOf(Release release) => release.Version is { } version ? $"{release.Title}, version {version}" : release.Title;
}

/// <summary>Releases in words.</summary>
public static class ManagedReleaseWords
{
    public static StatusTag Tag(Release release) => release.State switch
    {
        ReleaseState.Building => StatusTag.ForReturn("in_progress") with { Text = "Being made" },
        ReleaseState.Ready => StatusTag.ForReturn("sent") with { Text = "Waits for approval", Tone = "attention" },
        ReleaseState.Refused => StatusTag.ForReturn("nothing_to_report") with { Text = "Not made", Tone = "attention" },
        ReleaseState.Discarded => StatusTag.ForReturn("nothing_to_report") with { Text = "Discarded", Tone = "plain" },
        ReleaseState.Published => StatusTag.ForReturn("signed_off") with { Text = "Published" },
        _ => StatusTag.ForReturn("nothing_to_report") with { Text = "Withdrawn", Tone = "problem" },
    };

    public static string Records(Release release) => release.Records switch
    {
        ReleaseRecords.Records => release.State == ReleaseState.Building ? "Records where the rules allow them, else profiles of clusters" : "Records, each figure the mean of at least five organisations",
        ReleaseRecords.Clusters => "Profiles of clusters of alike organisations",
        _ => "None: cells of publications alone",
    };

    public static string Access(Release release) => release.Open ? "Anybody, without signing in" : "People who registered";

    public static string Level(ChangeLevel level) => level switch
    {
        ChangeLevel.Major => "Breaks what was built on it",
        ChangeLevel.Minor => "Added",
        _ => "Corrected",
    };
}
