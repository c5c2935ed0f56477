using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Benchmarking.Web.Shared;

/// <summary>One problem and the field it belongs to; null for a problem of the whole form.</summary>
public sealed record FormError(string? FieldId, string Message);

/// <summary>All problems of a form at once, each a link to its field.</summary>
public sealed record ErrorSummary(IReadOnlyList<FormError> Errors, string Title = "There is a problem")
{
    /// <summary>Every message of the model state, in the order of the fields; ids are made as the tag helpers make them.</summary>
    public static ErrorSummary Of(ModelStateDictionary state) => new(
        [.. from entry in state
            from error in entry.Value?.Errors ?? []
            select new FormError(entry.Key.Length == 0 ? null : FieldId(entry.Key), error.ErrorMessage)]);

    /// <summary>The id that belongs to a field's name: <c>Answers[2].Value</c> becomes <c>Answers_2__Value</c>.</summary>
    public static string FieldId(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ':' ? c : '_'));
}
