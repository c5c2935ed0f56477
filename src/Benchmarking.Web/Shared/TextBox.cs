namespace Benchmarking.Web.Shared;

/// <summary>A box for words.</summary>
/// <param name="Name">Name of the posted field; its id follows from it.</param>
/// <param name="Typed">What stands in the box.</param>
/// <param name="Error">What is wrong with it; null where nothing is.</param>
/// <param name="Rows">1 for a line; more for a text.</param>
/// <param name="Small">True for a number or a code.</param>
/// <param name="Longest">More letters than these cannot be typed; null lets any number in, for what is checked later.</param>
public sealed record TextBox(
    string Name, string Label, string? Typed, string? Hint = null, string? Error = null, int Rows = 1, bool Small = false, int? Longest = 2000)
{
    public string Id => ErrorSummary.FieldId(Name);

    public string? DescribedBy
    {
        get
        {
            var ids = new[] { Hint is null ? null : $"{Id}-hint", Error is null ? null : $"{Id}-error" }.OfType<string>().ToList();
            return ids.Count == 0 ? null : string.Join(' ', ids);
        }
    }
}
