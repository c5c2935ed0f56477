namespace Benchmarking.Web.Features.CaseStudies.Scan;

/// <summary>What a passage may tell of.</summary>
public enum PointedKind
{
    PersonName,
    EmailAddress,
    Telephone,
    Postcode,
    NationalInsurance,
    WebAddress,
    OwnName,
    OwnPlace,
    OwnPerson,
    OwnFigure,
}

/// <summary>One text of a study: a field, a caption.</summary>
/// <param name="FieldId">Where it is edited on the form.</param>
/// <param name="Label">What the field is called, for the author.</param>
public sealed record ScanText(string FieldId, string Label, string Text);

/// <summary>A sentence in which something was pointed at.</summary>
public sealed record PointedPlace(string FieldId, string Label, string Sentence);

/// <summary>Something the author decides on once, with every sentence it stands in.</summary>
/// <param name="Found">As it stands in the text, or nearly: without markup.</param>
/// <param name="Meant">What it matches, for the author alone; the same as found where it is an address.</param>
public sealed record Pointed(PointedKind Kind, string Found, string Meant, IReadOnlyList<PointedPlace> Places)
{
    /// <summary>The same thing has the same key however it is written, so that a changed text asks again only for what is new.</summary>
    public string Key => $"{Kind}:{Fold.Letters(Found)}";
}

/// <summary>Something pointed at that stays, and why: the author's decision.</summary>
public sealed record KeptWords(string Key, PointedKind Kind, string Found, string Reason);

public static class PointedKinds
{
    public static string Words(this PointedKind kind) => kind switch
    {
        PointedKind.PersonName => "A person’s name",
        PointedKind.EmailAddress => "An email address",
        PointedKind.Telephone => "A telephone number",
        PointedKind.Postcode => "A postcode",
        PointedKind.NationalInsurance => "Looks like a National Insurance number",
        PointedKind.WebAddress => "A web address or account",
        PointedKind.OwnName => "Your organisation’s name, or a part of it",
        PointedKind.OwnPlace => "A place that points to you",
        PointedKind.OwnPerson => "One of your people",
        _ => "Equals a figure that you signed off",
    };

    /// <summary>
    /// Whether a decision may leave the organisation with the text. That a word is the author's own name, or a number
    /// its own figure, is exactly what the text must not tell.
    /// </summary>
    public static bool MayBeTold(this PointedKind kind) => kind < PointedKind.OwnName;
}
