using Benchmarking.Web.Features.Jobs;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>Peer groups that the steering group asks for and retires.</summary>
[Route("peer-groups"), May(Verb.AskForPeerGroup)]
public sealed class PeerGroupRequestsController(
    AskForPeerGroup ask, ReadPeerGroup read, RetirePeerGroup retire, RecheckPeerGroup recheck) : Controller
{
    [HttpGet("new")]
    public async Task<IActionResult> New(PeerGroupForm form, CancellationToken cancellation) =>
        View(await ask.LoadAsync(HttpContext.Actor(), form, cancellation));

    /// <summary>Every button of the form and of the look at it leads here, so what was typed is never lost on the way.</summary>
    [HttpPost("new")]
    public async Task<IActionResult> Ask(PeerGroupForm form, CancellationToken cancellation)
    {
        if (form.Step == "change")
            return View("New", await ask.LoadAsync(HttpContext.Actor(), form, cancellation));

        switch (await ask.HandleAsync(HttpContext.Actor(), form, ask: form.Step == "ask", cancellation))
        {
            case AskResult.Asked(var code):
                return Redirect($"/peer-groups/{code}");
            case AskResult.Wrong(var page):
                ModelState.Clear();
                ModelState.Add(page.Errors);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View("New", page);
            case AskResult.Preview(var preview):
                return View("Preview", preview);
            default:
                throw new InvalidOperationException("There is no such result.");
        }
    }

    [HttpGet("{code}/retire")]
    public async Task<IActionResult> Retire(string code, CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), code, cancellation) is { } page && RetireConfirmation.Of(page) is { } question
            ? View(question)
            : NotFound();

    [HttpPost("{code}/retire"), ActionName(nameof(Retire))]
    public async Task<IActionResult> RetireNow(string code, CancellationToken cancellation)
    {
        if (await retire.HandleAsync(HttpContext.Actor(), code, cancellation) is not { } done)
            return NotFound();
        TempData["Done"] = done;
        return RedirectToAction(nameof(PeerGroupsController.Index), "PeerGroups");
    }

    /// <summary>The check once more, where it broke off.</summary>
    [HttpPost("{code}/check")]
    public async Task<IActionResult> Check(string code, CancellationToken cancellation) =>
        await recheck.HandleAsync(HttpContext.Actor(), code, cancellation) ? Redirect($"/peer-groups/{code}") : NotFound();

    /// <summary>What the progress bar asks for.</summary>
    [HttpGet("{code}/progress")]
    public async Task<IActionResult> Progress(string code, CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), code, cancellation) is { Check: { } job }
            ? Json(new { done = job.Done, total = job.Total, stage = JobWords.Stage(job), state = JobWords.State(job.State) })
            : NotFound();
}

/// <summary>Asks once more before a group is retired or withdrawn.</summary>
public static class RetireConfirmation
{
    /// <summary>Null where there is nothing to retire.</summary>
    public static Confirmation? Of(PeerGroupPage page) => page.Group switch
    {
        { WasAskedFor: true, State: Database.Tables.PeerGroupState.Live } group => new Confirmation(
            $"Retire “{group.Name}”?",
            [
                "Publications from now on have no numbers of it.",
                "What is published keeps its numbers: nothing published ever changes.",
                "To have it back, ask for it again; it is checked again too.",
            ],
            $"{page.Url}/retire",
            "Retire the peer group",
            new PageLink("Keep it", page.Url)),
        { WasAskedFor: true, State: Database.Tables.PeerGroupState.Asked } group => new Confirmation(
            $"Withdraw “{group.Name}”?",
            ["It is not checked any further and is not used."],
            $"{page.Url}/retire",
            "Withdraw it",
            new PageLink("Keep it", page.Url)),
        _ => null,
    };
}
