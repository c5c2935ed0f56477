using System.Globalization;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register.Activities;

/// <summary>Activities of an organisation: listed, by month, written down and changed.</summary>
[Route("register/activities"), May(Verb.KeepRegister)]
public sealed class ActivitiesController(ListActivities list, ReadCalendar calendar, WriteActivity write) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? show, string? kind, string? period, CancellationToken cancellation, int page = 1) =>
        View(await list.LoadAsync(HttpContext.Actor(), ActivityFilter.Of(show, kind, period), page, cancellation));

    [HttpGet("/register/activities.csv")]
    public async Task<IActionResult> Csv(string? show, string? kind, string? period, CancellationToken cancellation) => File(
        await list.LoadCsvAsync(HttpContext.Actor(), ActivityFilter.Of(show, kind, period), cancellation), CsvOutput.ContentType, "activities.csv");

    [HttpGet("calendar")]
    public async Task<IActionResult> Calendar(string? month, CancellationToken cancellation) =>
        View(await calendar.LoadAsync(HttpContext.Actor(), month, cancellation));

    /// <param name="on">The day, as <c>2026-05-14</c>; today unless given.</param>
    /// <param name="panel">Whose session it is.</param>
    [HttpGet("new")]
    public async Task<IActionResult> New(string? on, Guid? panel, CancellationToken cancellation)
    {
        var page = await write.LoadNewAsync(
            HttpContext.Actor(),
            DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            null, cancellation, panel);
        ModelState.Clear(); // an address that names no panel presets none
        return View("Write", page);
    }

    [HttpPost("new")]
    public Task<IActionResult> New(ActivityForm form, CancellationToken cancellation) => SaveAsync(null, form, cancellation);

    [HttpGet("{id:guid}/copy")]
    public async Task<IActionResult> Copy(Guid id, CancellationToken cancellation) =>
        await write.LoadNewAsync(HttpContext.Actor(), null, id, cancellation) is { } page ? View("Write", page) : NotFound();

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellation) =>
        await write.LoadAsync(HttpContext.Actor(), id, cancellation) is { } page ? View("Write", page) : NotFound();

    [HttpPost("{id:guid}/edit")]
    public Task<IActionResult> Edit(Guid id, ActivityForm form, CancellationToken cancellation) => SaveAsync(id, form, cancellation);

    private async Task<IActionResult> SaveAsync(Guid? id, ActivityForm form, CancellationToken cancellation)
    {
        switch (await write.HandleAsync(HttpContext.Actor(), id, form, cancellation))
        {
            case KeepResult.Kept(var kept):
                TempData["Done"] = id is not null ? "The activity is changed."
                    : string.IsNullOrEmpty(form.Repeat) ? "The activity is written down." : "The activities of the series are written down. This is the first.";
                return Redirect($"/register/activities/{kept}");
            case KeepResult.Wrong(var errors):
                return await AgainAsync(id, form, errors, StatusCodes.Status422UnprocessableEntity, cancellation);
            case KeepResult.ChangedMeanwhile changed:
                form.Version = changed.Version;
                return await AgainAsync(id, form, [changed.Error], StatusCodes.Status409Conflict, cancellation);
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> AgainAsync(
        Guid? id, ActivityForm form, IReadOnlyList<FormError> errors, int status, CancellationToken cancellation)
    {
        ModelState.Clear(); // what was typed is shown from the form
        ModelState.Add(errors);
        Response.StatusCode = status;
        return View("Write", await write.LoadAgainAsync(HttpContext.Actor(), id, form, errors, cancellation));
    }
}
