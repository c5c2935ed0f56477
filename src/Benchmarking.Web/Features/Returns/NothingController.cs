using Benchmarking.Engine;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Returns;

/// <summary>"Nothing to report", asked once more before it is said, and the way back.</summary>
[Route("returns/{period:period}"), May(Verb.EditReturn)]
public sealed class NothingController(ReadReturns read, ReportNothing report, ReportFiguresAfterAll takeBack) : Controller
{
    [HttpGet("nothing-to-report")]
    public async Task<IActionResult> Nothing(Period period, CancellationToken cancellation) =>
        await read.FindAsync(HttpContext.Actor(), period, cancellation) is not { } seen ? NotFound()
        : seen.Locked is null ? View(Question(seen.Sheet))
        : ToReturn(period);

    [HttpPost("nothing-to-report")]
    public async Task<IActionResult> Report(Period period, int version, CancellationToken cancellation) =>
        await report.HandleAsync(HttpContext.Actor(), period, version, cancellation) switch
        {
            NothingResult.Done => RedirectToAction(nameof(ReturnsController.Receipt), "Returns", new { period = period.Route }),
            NothingResult.Refused refused => Refused(period, refused.Why),
            _ => NotFound(),
        };

    [HttpPost("figures-after-all")]
    public async Task<IActionResult> AfterAll(Period period, int version, CancellationToken cancellation) =>
        await takeBack.HandleAsync(HttpContext.Actor(), period, version, cancellation) switch
        {
            DecisionResult.Done => ToReturn(period),
            DecisionResult.NotNow refused => Refused(period, refused.Why),
            _ => NotFound(),
        };

    private static Confirmation Question(ReturnSheet sheet)
    {
        string[] effects =
        [
            "Your return counts as sent. Nobody needs to sign it off.",
            "Your organisation is in no benchmark of this quarter.",
            .. sheet.Answers.Count > 0 ? ["What was typed so far is kept, and sent to nobody."] : Array.Empty<string>(),
            "As long as the collection is open you can take it back and send figures.",
        ];
        return new Confirmation(
            $"Nothing to report for {sheet.Period.Words}?", effects, ReturnUrls.Of(sheet, "/nothing-to-report"),
            "Yes, nothing to report", new PageLink("Back to the return", ReturnUrls.Of(sheet)),
            Fields: new Dictionary<string, string> { ["version"] = $"{sheet.Version}" });
    }

    private RedirectToActionResult Refused(Period period, string why)
    {
        TempData["Refused"] = why;
        return ToReturn(period);
    }

    private RedirectToActionResult ToReturn(Period period) =>
        RedirectToAction(nameof(ReturnsController.Show), "Returns", new { period = period.Route });
}
