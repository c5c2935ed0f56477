using System.Globalization;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.CaseStudies;

/// <summary>A part of a case study: a heading and Markdown.</summary>
public sealed record StudySection(string Id, string Heading, string Text);

/// <summary>A picture or document beside the words.</summary>
public sealed record StudyPicture(string Url, string Alternative, string Caption, int? Width, int? Height);

public sealed record StudyDocument(string Url, string Caption, long? Bytes);

/// <summary>A case study as it is read, whoever reads it: as published, as sent, or as its draft would be.</summary>
public sealed record StudyView
{
    /// <summary>Labels of the facts that are the author's own.</summary>
    public const string SizeLabel = "Homes of the organisation";

    public const string TypeLabel = "Type of organisation";

    public required string Title { get; init; }

    /// <summary>"Aspire Housing", the document it is told from, or that its author is not named.</summary>
    public required string By { get; init; }

    /// <summary>For its picture, 0 to 7; its name and meaning are among the facts.</summary>
    public int? Rung { get; init; }

    public required IReadOnlyList<StudySection> Sections { get; init; }

    /// <summary>Key facts, label and words; those not given are left out.</summary>
    public required IReadOnlyList<(string Label, string Words)> Facts { get; init; }

    /// <summary>Code and name.</summary>
    public required IReadOnlyList<(string Code, string Name)> Metrics { get; init; }

    /// <summary>Where a metric's page is: its definition, or where the reader stands.</summary>
    public string MetricRoot { get; init; } = "/metrics";

    public required IReadOnlyList<string> Tags { get; init; }

    public IReadOnlyList<StudyPicture> Pictures { get; init; } = [];

    public StudyDocument? Document { get; init; }

    /// <summary>Of a revision as it was sent.</summary>
    /// <param name="rung">Its rung; null for none.</param>
    /// <param name="metrics">Names by code, of those it is linked to.</param>
    public static StudyView Of(CaseStudyRevision revision, LadderRung? rung, IReadOnlyDictionary<string, string> metrics) => new()
    {
        Title = revision.Title,
        By = StudyWords.Author(revision.AuthorName, revision.Source),
        Rung = revision.Rung,
        Sections = SectionsOf(revision),
        Facts = [.. AllFacts(revision, rung).Where(fact => fact.Words.Length > 0)],
        Metrics = [.. revision.Metrics.Where(metrics.ContainsKey).Select(code => (code, metrics[code]))],
        Tags = revision.Tags,
    };

    /// <summary>Its texts under their headings, those that are empty left out.</summary>
    public static IReadOnlyList<StudySection> SectionsOf(CaseStudyRevision revision) =>
        [.. Texts(revision).Where(section => !string.IsNullOrWhiteSpace(section.Text))];

    private static StudySection[] Texts(CaseStudyRevision revision) =>
    [
        new("problem", "You said: the problem", revision.Problem),
        new("residents", "What residents did", revision.ResidentsDid),
        new("change", "We did: what changed", revision.WhatChanged),
        new("service-change", "Service change or recommendation", revision.ServiceChange),
        new("lesson", "What others can learn", revision.Lesson),
        new("quotes", "In their own words", revision.Quotes),
    ];

    private static (string Label, string Words)[] AllFacts(CaseStudyRevision revision, LadderRung? rung) =>
    [
        ("Activity", revision.ActivityType),
        ("Rung of the ladder", rung is null ? "" : $"{rung.Rung}: {rung.Name}. {rung.Meaning}"),
        ("Reached", string.Join(", ", revision.GroupsReached)),
        ("Residents who took part", Number(revision.Participants)),
        ("People affected", Number(revision.PeopleAffected)),
        ("Hours of residents and staff", Number(revision.Hours)),
        ("Cost", revision.Cost is { } cost ? $"£{Number(cost)}" : ""),
        ("Without residents", revision.Attribution?.Words() ?? ""),
        ("Impact, as residents judge it", revision.ImpactRating is { } impact ? StudyWords.Impact(impact) : ""),
        ("Value for money, as residents judge it", revision.ValueRating is { } value ? StudyWords.Value(value) : ""),
        (SizeLabel, revision.SizeBand ?? ""),
        (TypeLabel, revision.OrganisationType ?? ""),
    ];

    private static string Number(decimal? number) => number?.ToString("#,##0.##", CultureInfo.InvariantCulture) ?? "";
}
