using Benchmarking.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register;

/// <summary>Asks once more before a row is taken out.</summary>
/// <param name="List">Where it leads back to once the row is gone.</param>
/// <param name="Row">Where it leads back to where the row stays.</param>
/// <param name="Version">Which state of the row the page shows.</param>
public sealed record RemovePage(string Question, IReadOnlyList<string> Effects, PageLink List, string Row, int Version)
{
    /// <summary>What happened while the page was open; null for nothing.</summary>
    public string? Meanwhile { get; init; }

    /// <summary>Where it is posted to.</summary>
    public string PostTo { get; init; } = $"{Row}/remove";

    public IReadOnlyList<PageLink> Breadcrumbs => RegisterCrumbs.Of(List, new PageLink(Question, "", Current: true));

    public Confirmation Confirmation => new(
        Question, Effects, PostTo, "Remove it", new PageLink("Cancel", Row), Meanwhile,
        new Dictionary<string, string> { ["version"] = $"{Version}" });
}

/// <summary>How pages of the register answer once a row was to be kept or taken out.</summary>
public abstract class RowController : Controller
{
    /// <param name="done">What is said once it is kept.</param>
    /// <param name="next">Where a kept row leads.</param>
    /// <param name="again">The page with what was typed and what is wrong with it; null where the row is gone.</param>
    protected async Task<IActionResult> KeptAsync<TPage>(
        KeepResult result, RowForm form, string done, Func<Guid, string> next, Func<IReadOnlyList<FormError>, Task<TPage?>> again, string view = "Write")
        where TPage : class
    {
        switch (result)
        {
            case KeepResult.Kept(var id):
                TempData["Done"] = done;
                return Redirect(next(id));
            case KeepResult.NoSuchRow:
                return NotFound();
            default:
                return await again(this.Refuse(result, form)) is { } page ? View(view, page) : NotFound();
        }
    }

    protected IActionResult Ask(RemovePage? page) => page is null ? NotFound() : View("/Features/Register/Remove.cshtml", page);

    /// <param name="again">The question, of the row as it is now; null where it is gone.</param>
    protected async Task<IActionResult> RemovedAsync(KeepResult result, string done, string next, Func<Task<RemovePage?>> again)
    {
        switch (result)
        {
            case KeepResult.Kept:
                TempData["Done"] = done;
                return Redirect(next);
            case KeepResult.ChangedMeanwhile when await again() is { } page:
                ModelState.Clear();
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Ask(page with { Meanwhile = "A colleague changed it while you had the page open. Look at it once more before you remove it." });
            default:
                return NotFound();
        }
    }
}
