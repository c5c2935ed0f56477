using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Proposals;

/// <summary>A member's own proposals for the catalogue.</summary>
[Route("proposals"), May(Verb.ProposeMetric)]
public sealed class ProposalsController(ReadProposals read, MakeProposal make) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(int page, CancellationToken cancellation) =>
        View(await read.LoadAsync(HttpContext.Actor(), "/proposals", page, cancellation));

    [HttpGet("new")]
    public async Task<IActionResult> New(string? metric, CancellationToken cancellation) =>
        View(await make.LoadAsync(HttpContext.Actor(), new ProposalForm { Metric = metric }, [], cancellation));

    [HttpPost("new")]
    public async Task<IActionResult> New(ProposalForm form, CancellationToken cancellation)
    {
        var errors = await make.HandleAsync(HttpContext.Actor(), form, cancellation);
        if (errors.Count == 0)
        {
            TempData["Done"] = "Your proposal is with the consortium’s administrators. Their answer appears here.";
            return RedirectToAction(nameof(List));
        }

        ModelState.Add(errors);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(await make.LoadAsync(HttpContext.Actor(), form, errors, cancellation));
    }

    [HttpPost("{id:guid}/withdraw")]
    public async Task<IActionResult> Withdraw(Guid id, CancellationToken cancellation)
    {
        if (!await make.WithdrawAsync(HttpContext.Actor(), id, cancellation))
            return NotFound();
        TempData["Done"] = "The proposal is withdrawn.";
        return RedirectToAction(nameof(List));
    }
}

/// <summary>Everybody's proposals, for the consortium's administrators to answer.</summary>
[Route("proposals"), May(Verb.EditCatalogue)]
public sealed class ProposalAnswersController(ReadProposals read, AnswerProposal answer) : Controller
{
    [HttpGet("waiting")]
    public async Task<IActionResult> Waiting(int page, CancellationToken cancellation) =>
        View(await read.LoadAsync(HttpContext.Actor(), "/proposals/waiting", page, cancellation));

    [HttpGet("{id:guid}/answer")]
    public async Task<IActionResult> Answer(Guid id, CancellationToken cancellation) =>
        await read.FindAsync(HttpContext.Actor(), id, cancellation) is { } line ? View(new AnswerPage(line)) : NotFound();

    [HttpPost("{id:guid}/answer")]
    public async Task<IActionResult> Answer(Guid id, bool accept, string? words, CancellationToken cancellation)
    {
        var result = await answer.HandleAsync(HttpContext.Actor(), id, accept, words, cancellation);
        if (result == AnswerResult.Done)
        {
            TempData["Done"] = accept ? "The proposal is accepted. Make the new version when you are ready." : "The proposal is declined.";
            return RedirectToAction(nameof(Waiting));
        }

        if (await read.FindAsync(HttpContext.Actor(), id, cancellation) is not { } line)
            return NotFound();

        var error = result == AnswerResult.NeedsWords
            ? new FormError("words", "Say what you answer: the member reads it")
            : new FormError(null, "Somebody answered or withdrew this proposal meanwhile");
        ModelState.Add([error]);
        Response.StatusCode = result == AnswerResult.NeedsWords ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
        return View(new AnswerPage(line, words, error));
    }
}

/// <summary>The page on which a proposal is answered.</summary>
public sealed record AnswerPage(ProposalLine Line, string? Words = null, FormError? Error = null)
{
    public string Url => $"/proposals/{Line.Proposal.Id}/answer";

    public static IReadOnlyList<PageLink> Breadcrumbs { get; } =
        [new("Catalogue", "/catalogue"), new("Proposals", "/proposals/waiting"), new("Answer", "", Current: true)];

    public TextBox Box => new("words", "Your answer", Words, "The member reads it beside the proposal.", Error?.FieldId is null ? null : Error.Message, Rows: 4);
}
