using Benchmarking.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register;

/// <summary>A form that says which state of its row the page showed.</summary>
public interface IVersionedForm
{
    int Version { get; set; }
}

/// <summary>How a page answers a form that was not kept: its fields as they were typed, everything that is wrong, the status.</summary>
public static class FormAnswer
{
    /// <returns>What is wrong, for the page that shows the form again.</returns>
    public static IReadOnlyList<FormError> Refuse(this Controller controller, KeepResult result, IVersionedForm form)
    {
        var errors = result switch
        {
            KeepResult.Wrong(var wrong) => wrong,
            KeepResult.ChangedMeanwhile meanwhile => [meanwhile.Error],
            _ => throw new ArgumentOutOfRangeException(nameof(result), result, "It was kept, or there is nothing to keep."),
        };
        if (result is KeepResult.ChangedMeanwhile(var standing))
            form.Version = standing;
        controller.ModelState.Clear(); // what was typed is shown from the form, and a version that is past must not stay in its field
        controller.ModelState.Add(errors);
        controller.Response.StatusCode = result is KeepResult.ChangedMeanwhile ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return errors;
    }
}
