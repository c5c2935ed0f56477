using Benchmarking.Web.Features.CaseStudies.Scan;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.CaseStudies.Writing;

/// <summary>What is still to do before a draft may be sent.</summary>
public static class StudyCheck
{
    private const int LongestAlternative = 250;

    private const int LongestCaption = 300;

    /// <summary>What must be put right on the form.</summary>
    public static IReadOnlyList<FormError> Problems(StudyDraft draft, IReadOnlyList<StudyFile> files, StudyChoices choices) =>
        [.. StudyValues.Of(draft, choices).Problems(), .. files.SelectMany(ProblemsOf)];

    /// <summary>Everything pointed at, with the author's decision where one is made.</summary>
    public static IReadOnlyList<(Pointed Thing, KeptWords? Kept)> Decisions(StudyContent content, IReadOnlyList<StudyFile> files, OwnWords own)
    {
        var kept = content.Kept.ToLookup(words => words.Key);
        return [.. PersonalDataScan.Find(StudyFields.ToScan(content.Draft, files), own).Select(thing => (thing, kept[thing.Key].LastOrDefault()))];
    }

    /// <summary>Marks the pictures for which consent is given: another picture is another mark.</summary>
    public static string StampOfPictures(IEnumerable<StudyFile> files) =>
        Stamp.Of(string.Join('/', files.Where(file => file.IsPicture).Select(file => Convert.ToHexString(file.Sha256)).Order(StringComparer.Ordinal)));

    public static string StampOfQuotes(StudyDraft draft) => Stamp.Of((draft.Quotes ?? "").Trim().ReplaceLineEndings("\n"));

    private static IEnumerable<FormError> ProblemsOf(StudyFile file, int at)
    {
        if (file.IsPicture && string.IsNullOrWhiteSpace(file.Alternative))
            yield return new($"Files_{at}__Alternative", $"Say in words what picture {at + 1} shows, for those who cannot see it");
        if (file.Alternative.Trim().Length > LongestAlternative)
            yield return new($"Files_{at}__Alternative", $"Use at most {LongestAlternative} characters for what picture {at + 1} shows");
        if (file.Caption.Trim().Length > LongestCaption)
            yield return new($"Files_{at}__Caption", $"Use at most {LongestCaption} characters for a caption");
    }
}
