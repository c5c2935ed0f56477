using Benchmarking.Web.Features.CaseStudies.Scan;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.CaseStudies.Writing;

/// <summary>The fields of a draft with what they are called: for the check, and for showing what a colleague changed.</summary>
public static class StudyFields
{
    /// <summary>Id, label and what was typed, in the order of the form.</summary>
    public static IReadOnlyList<ScanText> Of(StudyDraft draft) =>
    [
        new(nameof(draft.Title), "Title", draft.Title ?? ""),
        new(nameof(draft.Problem), "The problem", draft.Problem ?? ""),
        new(nameof(draft.ResidentsDid), "What residents did", draft.ResidentsDid ?? ""),
        new(nameof(draft.WhatChanged), "What changed", draft.WhatChanged ?? ""),
        new(nameof(draft.ServiceChange), "Service change", draft.ServiceChange ?? ""),
        new(nameof(draft.Lesson), "Lesson", draft.Lesson ?? ""),
        new(nameof(draft.Quotes), "Quotes", draft.Quotes ?? ""),
        new(nameof(draft.Cost), "Cost", draft.Cost ?? ""),
        new(nameof(draft.Hours), "Hours", draft.Hours ?? ""),
        new(nameof(draft.Participants), "Residents who took part", draft.Participants ?? ""),
        new(nameof(draft.PeopleAffected), "People affected", draft.PeopleAffected ?? ""),
        new(nameof(draft.Tags), "Tags", draft.Tags ?? ""),
    ];

    /// <summary>Letters of a field that are kept; what may be sent is much shorter.</summary>
    private const int MostKept = 5 * StudyValues.LongestText;

    /// <summary>What is too long to be kept at all, in the form's order.</summary>
    public static IReadOnlyList<FormError> FarTooLong(StudyDraft draft, StudyForm form) =>
    [
        .. from field in Of(draft).Concat(Choices(draft)).Concat(form.Files.SelectMany((file, at) => new ScanText[]
           {
               new($"Files_{at}__Alternative", "What a picture shows", file.Alternative ?? ""), new($"Files_{at}__Caption", "A caption", file.Caption ?? ""),
           }))
           where field.Text.Length > MostKept
           select new FormError(field.FieldId, $"{field.Label} is far too long: there are {field.Text.Length:N0} characters, and {MostKept:N0} can be kept. Nothing was saved; shorten it and save again"),
    ];

    /// <summary>Every text that would be read: the fields, and the words beside pictures and document. What is too long is refused, not looked through.</summary>
    public static IEnumerable<ScanText> ToScan(StudyDraft draft, IReadOnlyList<StudyFile> files) =>
        Of(draft).Concat(files.SelectMany((file, at) => new ScanText[]
        {
            new($"Files_{at}__Alternative", $"{What(file, at)}, in words", file.Alternative),
            new($"Files_{at}__Caption", $"{What(file, at)}, caption", file.Caption),
        })).Where(text => !string.IsNullOrWhiteSpace(text.Text) && text.Text.Trim().Length <= StudyValues.LongestText);

    /// <summary>What somebody else saved where this draft has something else.</summary>
    public static IReadOnlyList<SavedField> Differences(StudyDraft typed, StudyDraft saved)
    {
        var theirs = Of(saved).Concat(Choices(saved)).ToList();
        return
        [
            .. Of(typed).Concat(Choices(typed)).Select((own, at) => (own, Saved: theirs[at]))
                .Where(pair => pair.own.Text.ReplaceLineEndings("\n") != pair.Saved.Text.ReplaceLineEndings("\n"))
                .Select(pair => new SavedField(pair.own.FieldId, pair.own.Label, pair.Saved.Text.Length == 0 ? "nothing" : pair.Saved.Text)),
        ];
    }

    private static IEnumerable<ScanText> Choices(StudyDraft draft) =>
    [
        new(nameof(draft.Attribution), "What would have happened without residents", draft.Attribution ?? ""),
        new(nameof(draft.ImpactRating), "Impact", draft.ImpactRating ?? ""),
        new(nameof(draft.ValueRating), "Value for money", draft.ValueRating ?? ""),
        new(nameof(draft.Rung), "Rung", draft.Rung ?? ""),
        new(nameof(draft.ActivityType), "Kind of activity", draft.ActivityType ?? ""),
        new(nameof(draft.GroupsReached), "Groups reached", string.Join(", ", draft.GroupsReached)),
        new(nameof(draft.Metrics), "Metrics", string.Join(", ", draft.Metrics)),
        new(nameof(draft.Author), "Named or anonymous", draft.Author ?? ""),
        new(nameof(draft.Audience), "Who may read it", draft.Audience ?? ""),
    ];

    private static string What(StudyFile file, int at) => file.IsPicture ? $"Picture {at + 1}" : "Document";
}
