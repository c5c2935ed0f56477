using Benchmarking.Web.Features.Jobs;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Benchmarking.Web.Features.Releases.Deciding;

/// <summary>Research releases for those who ask for them and decide on them.</summary>
[Route("releases/manage"), May(Verb.MakeReleases)]
public sealed class ManageReleasesController(
    ReadManagedReleases releases, ReadManagedRelease read, AskForRelease ask, RemakeRelease remake, ApproveRelease approve, WithdrawRelease withdraw, DiscardRelease discard) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(int? page, CancellationToken cancellation) =>
        View(await releases.LoadAsync(HttpContext.Actor(), page ?? 1, cancellation));

    [HttpGet("new")]
    public async Task<IActionResult> New(CancellationToken cancellation) => View(await ask.LoadAsync(HttpContext.Actor(), cancellation));

    [HttpPost("new")]
    public async Task<IActionResult> Ask(ReleaseForm form, CancellationToken cancellation)
    {
        var (made, page) = await ask.HandleAsync(HttpContext.Actor(), form, cancellation);
        if (made is { } id)
            return Redirect($"{ManagedReleasePage.List}/{id}");
        ModelState.Clear();
        ModelState.Add(page.Errors);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("New", page);
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), id, cancellation) is { } page ? View(page) : NotFound();

    /// <summary>What the progress bar asks for.</summary>
    [HttpGet("{id:guid}/progress")]
    public async Task<IActionResult> Progress(Guid id, CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), id, cancellation) is { Job: { } job }
            ? Json(new { done = job.Done, total = job.Total, stage = JobWords.Stage(job), state = JobWords.State(job.State) })
            : NotFound();

    [HttpGet("{id:guid}/files/{name}")]
    public async Task<IActionResult> Download(Guid id, string name, CancellationToken cancellation) =>
        await read.FindFileAsync(HttpContext.Actor(), id, name, cancellation) is var (file, content)
            ? File(content, file.MediaType, file.Name, null, new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true)
            : NotFound();

    /// <summary>Once more, where the work broke off.</summary>
    [HttpPost("{id:guid}/again")]
    public async Task<IActionResult> Again(Guid id, CancellationToken cancellation) =>
        await remake.HandleAsync(HttpContext.Actor(), id, cancellation) ? Redirect($"{ManagedReleasePage.List}/{id}") : NotFound();

    [HttpGet("{id:guid}/approve")]
    public async Task<IActionResult> Approve(Guid id, CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), id, cancellation) is { MayBeApproved: true } page ? View(page) : NotFound();

    [HttpPost("{id:guid}/approve"), ActionName(nameof(Approve))]
    public async Task<IActionResult> ApproveNow(Guid id, CancellationToken cancellation) =>
        Back(id, await approve.HandleAsync(HttpContext.Actor(), id, cancellation));

    [HttpGet("{id:guid}/withdraw")]
    public async Task<IActionResult> Withdraw(Guid id, CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), id, cancellation) is { Release.State: Database.Tables.ReleaseState.Published } page
            ? View(new WithdrawPage(page, null, null))
            : NotFound();

    [HttpPost("{id:guid}/withdraw"), ActionName(nameof(Withdraw))]
    public async Task<IActionResult> WithdrawNow(Guid id, string? reason, CancellationToken cancellation)
    {
        var decision = await withdraw.HandleAsync(HttpContext.Actor(), id, reason, cancellation);
        if (decision is not { IsDone: false, Words: var error })
            return Back(id, decision);
        if (await read.LoadAsync(HttpContext.Actor(), id, cancellation) is not { } page)
            return NotFound();
        var asked = new WithdrawPage(page, reason, error);
        ModelState.Clear();
        ModelState.Add(asked.Errors);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Withdraw", asked);
    }

    [HttpGet("{id:guid}/discard")]
    public async Task<IActionResult> Discard(Guid id, CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), id, cancellation) is { MayBeDiscarded: true } page ? View(page) : NotFound();

    [HttpPost("{id:guid}/discard"), ActionName(nameof(Discard))]
    public async Task<IActionResult> DiscardNow(Guid id, CancellationToken cancellation) =>
        Back(id, await discard.HandleAsync(HttpContext.Actor(), id, cancellation));

    private IActionResult Back(Guid id, Decision? decision)
    {
        if (decision is null)
            return NotFound();
        TempData[decision.IsDone ? "Done" : "NotDone"] = decision.Words;
        return Redirect($"{ManagedReleasePage.List}/{id}");
    }
}

/// <summary>The question why a release is withdrawn.</summary>
public sealed record WithdrawPage(ManagedReleasePage Page, string? Reason, string? Error)
{
    public IReadOnlyList<FormError> Errors => Error is null ? [] : [new FormError("Reason", Error)];

    public TextBox ReasonBox => new(
        "Reason", "Why is it withdrawn?", Reason, "Everybody who comes to its address reads this. Say what is wrong and what to use instead.", Error, Rows: 4, Longest: WithdrawRelease.LongestReason);
}
