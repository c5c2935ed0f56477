using Benchmarking.Web.Features.CaseStudies.Scan;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Shared.Markdown;

namespace Benchmarking.Web.Features.CaseStudies.Writing;

/// <summary>What is still to do before a draft may be sent.</summary>
public static class StudyCheck
{
    private const int LongestAlternative = 250;

    private const int LongestCaption = 300;

    /// <summary>What must be put right on the form.</summary>
    /// <param name="wasNamed">A revision that said whose it is was sent.</param>
    public static IReadOnlyList<FormError> Problems(StudyDraft draft, IReadOnlyList<StudyFile> files, StudyChoices choices, bool wasNamed) =>
        [.. StudyValues.Of(draft, choices).Problems(), .. files.SelectMany(ProblemsOf), .. AnonymousProblems(draft, files, wasNamed)];

    private static IEnumerable<FormError> AnonymousProblems(StudyDraft draft, IReadOnlyList<StudyFile> files, bool wasNamed)
    {
        if (draft.Author != StudyDraft.Anonymous)
            yield break;
        if (files.Any(file => !file.IsPicture))
            yield return new("document", NoDocument);
        if (wasNamed)
            yield return new(nameof(draft.Author), "The editors have read your organisation’s name with it, so it cannot become anonymous. Begin a new case study for that");
    }

    /// <summary>Why an anonymous study has none.</summary>
    public const string NoDocument =
        "An anonymous case study cannot have a document: what is written in it is not checked and may tell who you are. Remove the document, or name your organisation";

    /// <summary>Everything pointed at, with the author's decision where one is made.</summary>
    public static IReadOnlyList<(Pointed Thing, KeptWords? Kept)> Decisions(StudyContent content, IReadOnlyList<StudyFile> files, OwnWords own)
    {
        var kept = content.Kept.ToLookup(words => words.Key);
        return [.. PersonalDataScan.Find(StudyFields.ToScan(content.Draft, files), own).Select(thing => (thing, kept[thing.Key].LastOrDefault()))];
    }

    /// <summary>Marks the pictures and the document for which consent is given: another file is another mark.</summary>
    public static string StampOfFiles(IEnumerable<StudyFile> files) =>
        Stamp.Of(string.Join('/', files.Select(file => Convert.ToHexString(file.Sha256)).Order(StringComparer.Ordinal)));

    public static string StampOfQuotes(StudyDraft draft) => Stamp.Of(string.Join("\n\n", Quotations(draft)));

    /// <summary>What somebody is quoted with: the box for it, and the block quotations of every other text.</summary>
    public static IReadOnlyList<string> Quotations(StudyDraft draft)
    {
        var others = new[] { draft.Problem, draft.ResidentsDid, draft.WhatChanged, draft.ServiceChange, draft.Lesson };
        return [.. others.SelectMany(CaseText.Quotations).Prepend(draft.Quotes ?? "").Select(TypedText.Trimmed).Where(text => text.Length > 0)];
    }

    private static IEnumerable<FormError> ProblemsOf(StudyFile file, int at)
    {
        if (file.IsPicture && string.IsNullOrWhiteSpace(file.Alternative))
            yield return new($"Files_{at}__Alternative", $"Say in words what picture {at + 1} shows, for those who cannot see it");
        if (file.Alternative.Trim().Length > LongestAlternative)
            yield return new($"Files_{at}__Alternative", $"Use at most {LongestAlternative} characters for what picture {at + 1} shows: there are {file.Alternative.Trim().Length:N0}");
        if (file.Caption.Trim().Length > LongestCaption)
            yield return new($"Files_{at}__Caption", $"Use at most {LongestCaption} characters for a caption: there are {file.Caption.Trim().Length:N0}");
    }
}
