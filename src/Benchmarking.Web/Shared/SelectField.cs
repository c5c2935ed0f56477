namespace Benchmarking.Web.Shared;

/// <summary>A list of which one is chosen.</summary>
/// <param name="Name">Name of the posted field; its id follows from it.</param>
/// <param name="Chosen">Value of the chosen one; null or empty for none.</param>
/// <param name="None">What the empty choice says; null where one must be chosen and is.</param>
public sealed record SelectField(
    string Name, string Label, IReadOnlyList<(string Value, string Text)> Choices, string? Chosen, string? Hint = null, string? Error = null, string? None = "None")
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

    /// <summary>The values of an enum as they are stored, with their words.</summary>
    public static IReadOnlyList<(string Value, string Text)> Of<TEnum>(Func<TEnum, string> words)
        where TEnum : struct, Enum =>
        [.. Enum.GetValues<TEnum>().Select(value => (Database.SnakeCase.Of($"{value}"), words(value)))];
}
