namespace Benchmarking.Web.Features.CaseStudies;

/// <summary>One of several to choose.</summary>
public sealed record ChoiceItem(string Value, string Text, string? Hint = null);

/// <summary>Radios, or checkboxes where several may be chosen.</summary>
/// <param name="Name">Name of the posted field, and id of the first item, so that a problem leads there.</param>
public sealed record Choice(
    string Name, string Legend, IReadOnlyList<ChoiceItem> Items, IReadOnlyList<string> Chosen, string? Hint = null, string? Error = null, bool Several = false, bool Inline = false)
{
    public string Kind => Several ? "checkbox" : "radio";

    /// <summary>Of govuk-frontend's classes.</summary>
    public string Block => Several ? "checkboxes" : "radios";

    public string Id(int at) => at == 0 ? Name : $"{Name}-{at}";

    public string? DescribedBy
    {
        get
        {
            var ids = new[] { Hint is null ? null : $"{Name}-hint", Error is null ? null : $"{Name}-error" }.OfType<string>().ToList();
            return ids.Count == 0 ? null : string.Join(' ', ids);
        }
    }
}
