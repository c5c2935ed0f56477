using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Organisations;

/// <summary>The consortium's organisations, and taking up another.</summary>
[May(Verb.ManageOrganisations)]
public sealed class OrganisationsController(ReadOrganisations read, ReadOrganisation one, AddOrganisation add) : Controller
{
    [HttpGet("/organisations")]
    public async Task<IActionResult> List(string? search, string? state, string? sort, CancellationToken cancellation, int page = 1) =>
        View(await read.LoadAsync(HttpContext.Actor(), OrganisationsView.Of(search, state, sort), page, cancellation) with { Done = TempData["Done"] as string });

    [HttpGet("/organisations.csv")]
    public async Task<IActionResult> Csv(string? search, string? state, string? sort, CancellationToken cancellation) =>
        File(await read.CsvAsync(HttpContext.Actor(), OrganisationsView.Of(search, state, sort), cancellation), CsvOutput.ContentType, "organisations.csv");

    [HttpGet("/organisations/new")]
    public async Task<IActionResult> New(CancellationToken cancellation) => View(new OrganisationFormPage<NewOrganisationForm>(
        new NewOrganisationForm(), await one.ChoicesAsync(HttpContext.Actor(), cancellation), null, []));

    [HttpPost("/organisations/new")]
    public async Task<IActionResult> New(NewOrganisationForm form, CancellationToken cancellation)
    {
        var choices = await one.ChoicesAsync(HttpContext.Actor(), cancellation);
        var problems = form.Problems(choices).ToList();
        if (problems.Count == 0)
        {
            var (made, wrong) = await add.HandleAsync(HttpContext.Actor(), form, cancellation);
            if (made is { } id)
            {
                TempData["Done"] = $"{form.TrimmedName} is taken up. An invitation is on its way to its first administrator.";
                return Redirect($"/organisations/{id}");
            }

            problems = [wrong!];
        }

        ModelState.Clear();
        ModelState.Add(problems);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(new OrganisationFormPage<NewOrganisationForm>(form, choices, null, problems));
    }
}
