using System.Text.Json;
using System.Text.Json.Serialization;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Scorecards;

/// <summary>One figure of a scorecard, as it is read.</summary>
/// <param name="Figure">As elsewhere on the site, "72%": under the sentence, for those who want it; empty on the public page.</param>
/// <param name="Period">The quarter in words.</param>
/// <param name="People">How many of ten the picture shows; null for no picture.</param>
/// <param name="Change">Null where there is no figure of a year ago.</param>
/// <param name="Median">The middle member’s in plain words; null where it is not published or not wanted.</param>
public sealed record ScorecardLine(
    string Metric, string Name, string Sentence, string Figure, string Period, int? People, PlainChange? Change, string? Median)
{
    /// <summary>Why there is no figure; null where there is one. An organisation's own scorecard holds figures alone.</summary>
    public string? Why { get; init; }
}

/// <summary>"You said, we did" as it stood.</summary>
/// <param name="When">"May 2026".</param>
public sealed record ScorecardEntry(string YouSaid, string WeDid, string WhatChanged, string When);

/// <summary>What stands on a scorecard. Once approved it is kept as JSON and read again as it was.</summary>
public sealed record ScorecardContent(IReadOnlyList<ScorecardLine> Lines, IReadOnlyList<ScorecardEntry> Entries)
{
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>Of everything that approving freezes in words: whoever approves says by it which page was looked at.</summary>
    /// <param name="organisation">Name at the head of the page.</param>
    public string StampFor(string organisation) => Stamp.Of($"{organisation}\n{ToJson()}");

    /// <summary>True where a line names the middle member, so that the page has to say what that is.</summary>
    [JsonIgnore]
    public bool HasMedian => Lines.Any(line => line.Median is not null);

    /// <summary>The same without exact figures, as everybody may see it: the sentence alone says how much.</summary>
    public ScorecardContent InWordsAlone() => this with { Lines = [.. Lines.Select(line => line with { Figure = "" })] };

    public static ScorecardContent Of(Scorecard approved) =>
        JsonSerializer.Deserialize<ScorecardContent>(approved.Content, JsonSerializerOptions.Web)!;
}

/// <summary>A figure chosen for the scorecard, and in which words.</summary>
public sealed record ChosenFigure(string Metric, string Wording);

/// <summary>What an organisation chose for its scorecard.</summary>
/// <param name="Entries">Of "You said, we did", in order.</param>
public sealed record DraftContent(IReadOnlyList<ChosenFigure> Figures, IReadOnlyList<Guid> Entries, bool ShowMedian)
{
    public const int MostFigures = 12;
    public const int MostEntries = 4;

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static DraftContent Of(ScorecardDraft draft) =>
        JsonSerializer.Deserialize<DraftContent>(draft.Content, JsonSerializerOptions.Web)!;
}
