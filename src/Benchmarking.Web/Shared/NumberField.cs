namespace Benchmarking.Web.Shared;

/// <summary>A box for one number, with last quarter's beside it and a way to say that there is none.</summary>
/// <param name="Name">Name of the posted field; its id follows from it.</param>
/// <param name="Typed">What stands in the box: as it was typed, even where that is no number.</param>
/// <param name="Error">What is wrong with it and how to put it right; null where nothing is.</param>
/// <param name="Why">Why that is checked; null where there is nothing more to say.</param>
/// <param name="Prefix">"£", or null.</param>
/// <param name="Suffix">"hours", or null.</param>
/// <param name="Before">Last time's value, "1,204" or "not collected"; null where there was no last time.</param>
/// <param name="BeforePeriod">When that was, "Q3 2025".</param>
/// <param name="Missing">The choice between a number, "not collected" and "not applicable"; null where a number is a must.</param>
public sealed record NumberField(
    string Name,
    string Label,
    string? Typed,
    string? Hint = null,
    string? Error = null,
    string? Prefix = null,
    string? Suffix = null,
    string? Before = null,
    string? BeforePeriod = null,
    MissingChoice? Missing = null,
    bool Locked = false,
    string? Why = null,
    OfferChoice? Offer = null)
{
    public string Id => ErrorSummary.FieldId(Name);

    /// <summary>Ids of the texts that describe the box.</summary>
    public string? DescribedBy
    {
        get
        {
            var ids = new[]
            {
                Hint is null ? null : $"{Id}-hint",
                Before is null ? null : $"{Id}-before",
                Error is null ? null : $"{Id}-error",
                Why is null ? null : $"{Id}-why",
                Offer is null ? null : $"{Id}-offer",
            };
            var described = string.Join(' ', ids.Where(id => id is not null));
            return described.Length == 0 ? null : described;
        }
    }
}

/// <summary>Why there is no number.</summary>
/// <param name="Name">Name of the posted field.</param>
/// <param name="Marker">What is chosen: <c>x</c> not collected, <c>z</c> not applicable, null neither.</param>
public sealed record MissingChoice(string Name, string? Marker)
{
    public string Id => ErrorSummary.FieldId(Name);

    public static IReadOnlyList<(string? Marker, string Text)> Choices { get; } =
        [(null, "We have a number, or will have one"), ("x", "Not collected: we do not record this"), ("z", "Not applicable: it cannot happen here")];
}

public enum OfferStanding
{
    /// <summary>Nothing is answered yet.</summary>
    Open,

    Same,

    Different,
}

/// <summary>What the organisation's own register says of a number.</summary>
/// <param name="Name">Name of the posted field that takes it.</param>
/// <param name="Seen">What is posted: the number that was seen.</param>
/// <param name="Typed">As it is typed into the box.</param>
/// <param name="Shown">As it is read.</param>
/// <param name="Basis">What it is made of: "14 activities".</param>
/// <param name="Url">Of the list behind it.</param>
/// <param name="Box">Id of the box.</param>
public sealed record OfferChoice(string Name, string Seen, string Typed, string Shown, string Basis, string Url, string Box, OfferStanding Standing, bool Checked)
{
    public string Id => ErrorSummary.FieldId(Name);

    /// <summary>The box and its number, for the script that fills it in.</summary>
    public IReadOnlyDictionary<string, string> Numbers => new Dictionary<string, string> { [Box] = Typed };
}
