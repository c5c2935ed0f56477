using Benchmarking.Engine;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register.Answers;

/// <summary>What the register answers of a quarter's return: each number, the list behind it, and where the return says otherwise.</summary>
[Route("register/answers")]
public sealed class AnswersController(ReadAnswers read, FillReturn fill) : Controller
{
    [HttpGet(""), May(Verb.KeepRegister)]
    public async Task<IActionResult> Index(CancellationToken cancellation) =>
        RedirectToAction(nameof(Show), new { period = (await read.LatestAsync(HttpContext.Actor(), cancellation)).Route });

    [HttpGet("{period:period}"), May(Verb.KeepRegister)]
    public async Task<IActionResult> Show(Period period, CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), period, cancellation) is { } page ? View(page) : NotFound();

    [HttpGet("{period:period}/answers.csv"), May(Verb.KeepRegister)]
    public async Task<IActionResult> Csv(Period period, CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), period, cancellation) is { } page
            ? File(await AnswersFile.OfAsync(page, cancellation), CsvOutput.ContentType, $"register-answers-{period.Route}.csv")
            : NotFound();

    [HttpGet("{period:period}/{code}"), May(Verb.KeepRegister)]
    public async Task<IActionResult> Behind(Period period, string code, CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), period, cancellation) is { } page && page.Of(code) is { Offer: not null } line
            ? View(new BehindPage(page, line))
            : NotFound();

    [HttpPost("{period:period}/fill"), May(Verb.EditReturn)]
    public async Task<IActionResult> Fill(Period period, int version, string? seen, CancellationToken cancellation)
    {
        TempData["Done"] = await fill.HandleAsync(HttpContext.Actor(), period, version, seen, cancellation) switch
        {
            FillResult.Filled(var numbers) => $"{RegisterWords.Count(numbers, "number", "numbers")} of your return {(numbers == 1 ? "is" : "are")} filled in from the register. Nothing that was there has changed.",
            FillResult.Nothing => "There was nothing to fill in: every number that the register has is answered already.",
            FillResult.Not(var why) => $"Nothing was filled in. {why}",
            _ => null,
        };
        return TempData["Done"] is null ? NotFound() : RedirectToAction(nameof(Show), new { period = period.Route });
    }
}
