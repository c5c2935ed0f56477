namespace Benchmarking.Web.Shared;

/// <summary>A box for one number, with last quarter's beside it and a way to say that there is none.</summary>
/// <param name="Name">Name of the posted field; its id follows from it.</param>
/// <param name="Typed">What stands in the box: as it was typed, even where that is no number.</param>
/// <param name="Error">What is wrong with it and how to put it right; null where nothing is.</param>
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
    bool Locked = false)
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

/// <summary>The numbers that make one figure, under the question the member reads.</summary>
/// <param name="Id">Id of the group, for links to it.</param>
/// <param name="Derived">What the numbers come to now, "That makes 18.4 per 1,000 homes."; null until it can be worked out.</param>
/// <param name="Queries">What looks odd and wants an explanation.</param>
public sealed record FigureGroup(
    string Id,
    string Title,
    string? Question,
    IReadOnlyList<NumberField> Fields,
    string? Derived = null,
    PageLink? Definition = null,
    IReadOnlyList<QueryField>? Queries = null);

/// <summary>A value that looks odd: the question, and a box for the explanation.</summary>
public sealed record QueryField(string Name, string Question, string? Typed, string? Error = null)
{
    public string Id => ErrorSummary.FieldId(Name);
}
