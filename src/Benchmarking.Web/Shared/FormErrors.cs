using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Benchmarking.Web.Shared;

/// <summary>Problems that a form's reader found, on their way to the page.</summary>
public static class FormErrors
{
    /// <summary>What is wrong with a field, by its id; null where nothing is.</summary>
    public static string? Of(this IReadOnlyList<FormError> errors, string fieldId) =>
        errors.FirstOrDefault(error => error.FieldId == fieldId)?.Message;

    /// <summary>The title of a page with errors says so, by the model state.</summary>
    public static void Add(this ModelStateDictionary state, IEnumerable<FormError> errors)
    {
        foreach (var error in errors)
            state.AddModelError(error.FieldId ?? "", error.Message);
    }
}
