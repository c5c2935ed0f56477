using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.CaseStudies.Scan;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.CaseStudies.Writing;

/// <summary>The page of one own study: where it stands, its revisions, and what can be done.</summary>
public sealed record StudyPage(OwnStudy Own, NextMove Next, IReadOnlyList<StudyFile> Files, bool MayPublish)
{
    public static IReadOnlyList<PageLink> Crumbs(OwnStudy? own, string? last = null) =>
    [
        new("Case studies", "/case-studies"), new("Your own", "/case-studies/own", Current: own is null && last is null),
        .. own is null ? Array.Empty<PageLink>() : [new(own.Title, own.Url, Current: last is null)],
        .. last is null ? Array.Empty<PageLink>() : [new PageLink(last, "", Current: true)],
    ];

    /// <summary>Why nothing could be saved; what was typed stands on the page that says so.</summary>
    public static FormError Locked(OwnStudy own) => new(null, own.State == CaseStudyState.Withdrawn
        ? "It was withdrawn meanwhile, so nothing was saved. What you typed is still below: copy what you want to keep."
        : "It was sent to the editors meanwhile, so nothing was saved. What you typed is still below. Take it back to change it.");
}

/// <summary>The form of a draft.</summary>
/// <param name="Errors">What must be put right; also what was wrong with a file.</param>
/// <param name="Theirs">Where a colleague saved meanwhile: what differs, as they have it. Null for no conflict.</param>
public sealed record EditStudyPage(
    OwnStudy Own, StudyDraft Draft, IReadOnlyList<StudyFile> Files, StudyChoices Choices, int Version, IReadOnlyList<FormError> Errors, IReadOnlyList<SavedField>? Theirs = null)
{
    public IReadOnlyList<PageLink> Breadcrumbs => StudyPage.Crumbs(Own, "Write");

    public string? ErrorOf(string field) => Errors.Of(field);

    /// <summary>However long: what is too much is said at the check, and nothing that was pasted is cut off in silence.</summary>
    public TextBox Box(string name, string label, string? typed, string? hint, int rows = 6) =>
        new(name, label, typed, hint, ErrorOf(name), rows, Longest: null);

    public NumberField Number(string name, string label, string? typed, string? hint = null, string? prefix = null, string? suffix = null) =>
        new(name, label, typed, hint, ErrorOf(name), prefix, suffix);

    public IEnumerable<StudyFile> Pictures => Files.Where(file => file.IsPicture);

    public StudyFile? Document => Files.FirstOrDefault(file => !file.IsPicture);

    public bool HasRoomForPicture => Pictures.Count() < EditStudy.MostPictures;
}

/// <summary>A field that a colleague saved otherwise.</summary>
public sealed record SavedField(string Id, string Label, string Theirs);

/// <summary>The last look before it is sent.</summary>
/// <param name="Problems">Fields to put right on the form.</param>
/// <param name="Pointed">What the check points at, each with the author's decision; null where it is not made yet.</param>
/// <param name="PictureConsent">Of those in the pictures and in the document.</param>
/// <param name="Reasons">What was typed and is not accepted, by key.</param>
/// <param name="Errors">What is still to do on this page.</param>
public sealed record CheckStudyPage(
    OwnStudy Own, IReadOnlyList<FormError> Problems, IReadOnlyList<(Pointed Thing, KeptWords? Kept)> Pointed, IReadOnlyList<StudyFile> Files,
    bool NeedsQuoteConsent, bool PictureConsent, bool QuoteConsent, IReadOnlyDictionary<string, string> Reasons, IReadOnlyList<FormError> Errors)
{
    public IReadOnlyList<PageLink> Breadcrumbs => StudyPage.Crumbs(Own, "Check and send");

    public bool HasPictures => Files.Any(file => file.IsPicture);

    public bool HasDocument => Files.Any(file => !file.IsPicture);

    public bool NeedsPictureConsent => Files.Count > 0;

    public string FilesWords => (HasPictures, HasDocument) switch
    {
        (true, true) => "pictures and the document",
        (true, false) => "pictures",
        _ => "document",
    };

    public int Undecided => Pointed.Count(one => one.Kept is null);

    public bool Anonymous => Own.Content.Draft.Author == StudyDraft.Anonymous;

    /// <summary>What tells of the organisation, for looking at reasons.</summary>
    public OwnWords Telling { get; init; } = OwnWords.None;

    /// <summary>What stands in the box for a reason: as typed, or as it was kept.</summary>
    public string Reason(Pointed thing, KeptWords? kept) => Reasons.GetValueOrDefault(thing.Key) ?? kept?.Reason ?? "";

    /// <summary>What is still to do on this page before it may be sent.</summary>
    public IReadOnlyList<FormError> Open()
    {
        var open = new List<FormError>();
        if (Problems.Count > 0)
            open.Add(new("problems", Problems.Count == 1 ? "Put right the one thing that is missing or wrong" : $"Put right the {Problems.Count} things that are missing or wrong"));
        open.AddRange(
            from one in Pointed.Select((pair, at) => (pair.Thing, pair.Kept, at))
            where one.Kept is null && Errors.Of($"Reasons_{one.at}__Words") is null
            select new FormError($"Reasons_{one.at}__Words", $"Decide on “{one.Thing.Found}”: remove it, or say why it stays"));
        if (NeedsPictureConsent && !PictureConsent)
            open.Add(new("PictureConsent", $"Say that those in the {FilesWords} agree, or remove the {FilesWords}"));
        if (NeedsQuoteConsent && !QuoteConsent)
            open.Add(new("QuoteConsent", "Say that those quoted agree, or remove the quotes"));
        return open;
    }
}

/// <summary>How a draft would read.</summary>
public sealed record PreviewPage(OwnStudy Own, StudyView View);
