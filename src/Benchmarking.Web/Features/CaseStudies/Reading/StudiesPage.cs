using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.CaseStudies.Reading;

/// <summary>One study in a list.</summary>
/// <param name="Author">Whose it is, or from which document it is told.</param>
/// <param name="Rung">"4 Engagement"; null where it names none.</param>
public sealed record FoundStudy(
    Guid Study, string Title, Snippet Snippet, string Author, string? Rung, string ActivityType, IReadOnlyList<string> Tags,
    DateTimeOffset PublishedAt, int Uses, bool ForMembers);

/// <summary>Something to narrow the list to, and how many studies of those that may be read have it.</summary>
public sealed record StudyFilter(string Value, string Name, int Count)
{
    public string Text => $"{Name} ({Count})";
}

/// <summary>What there is to choose from: nothing that no study has.</summary>
public sealed record StudyFilters(
    IReadOnlyList<StudyFilter> Rungs, IReadOnlyList<StudyFilter> Metrics, IReadOnlyList<StudyFilter> Tags,
    IReadOnlyList<StudyFilter> Types, IReadOnlyList<StudyFilter> Sizes);

/// <summary>The list of case studies as far as they fit the search.</summary>
/// <param name="All">How many there are that may be read here.</param>
/// <param name="Found">How many of them fit.</param>
public sealed record StudiesPage(StudySearch Search, StudyFilters Filters, IReadOnlyList<FoundStudy> Lines, int All, int Found, Pagination Pages)
{
    public const int PerPage = 10;

    public string Counted => Search.IsAny ? $"{StudyWords.Studies(Found)} found" : StudyWords.Studies(Found);
}
