using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Features.SingleSignOn.Protocol;
using Benchmarking.Web.Platform.Limits;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>What the page posts that asks for a work address.</summary>
public sealed class WorkAddressForm
{
    public string? Email { get; set; }

    public string? ReturnUrl { get; set; }
}

/// <summary>The page that asks for a work address.</summary>
public sealed record WorkAddressPage(WorkAddressForm Form, string? Error = null);

/// <summary>The way in by one's organisation's own sign-in, and the address at which its provider brings people back.</summary>
[Route("sign-in/organisation"), AllowAnonymous]
public sealed class OrganisationSignInController(
    StartSignOn start, TakeAnswer take, FindMember find, NoteRefusal note, NoteTest test, SignOnSession session,
    AttemptCookie cookie, RedirectAddress redirect) : Controller
{
    /// <summary>The same for every address without a provider, whether it has an account here or none.</summary>
    private const string NoProvider =
        "No organisation’s sign-in is set up for this address. Check it, or sign in with your password or passkey.";

    [HttpGet("")]
    public IActionResult Organisation(string? returnUrl) => View(new WorkAddressPage(new WorkAddressForm { ReturnUrl = returnUrl }));

    /// <summary>
    /// Answered by a page with a link, not by a redirect: forms of this site may lead nowhere else (Content-Security-Policy),
    /// and who is about to type a password elsewhere should see where.
    /// </summary>
    [HttpPost("")]
    public async Task<IActionResult> Organisation(WorkAddressForm form, CancellationToken cancellation)
    {
        if (MailDomain.Of(form.Email) is null)
            return Again(form, "Enter your work email address, like name@example.com");

        try
        {
            var back = Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : null;
            if (await start.HandleAsync(form.Email!, redirect.For(HttpContext), back, cancellation) is not { } departure)
                return Again(form, NoProvider);

            cookie.Put(HttpContext, departure.Attempt);
            return View("GoOn", departure);
        }
        catch (SignOnRefused refused)
        {
            return Failed(refused.Problem);
        }
    }

    [HttpGet("answer"), Knocks]
    public async Task<IActionResult> Answer(AnswerQuery answer, CancellationToken cancellation)
    {
        var result = await take.HandleAsync(cookie.Take(HttpContext), answer, redirect.For(HttpContext), cancellation);
        try
        {
            switch (result)
            {
                case AnswerResult.Said({ Tester: not null } attempt, var said):
                    return await TestedAsync(attempt, said, cancellation);
                case AnswerResult.Said(var attempt, var said):
                    var user = await find.HandleAsync(attempt.Organisation, said, BrowserWords.Of(HttpContext), cancellation);
                    await session.StartAsync(HttpContext, user, attempt.Organisation, said.HasSecondFactor, cancellation);
                    return LocalRedirect(Url.IsLocalUrl(attempt.ReturnUrl) ? attempt.ReturnUrl : "/");
                default:
                    var refused = (AnswerResult.Refused)result;
                    return await RefuseAsync(refused.Attempt, refused.Problem, refused.Detail, cancellation);
            }
        }
        catch (SignOnRefused refused)
        {
            return await RefuseAsync(result.Attempt, refused.Problem, refused.Detail, cancellation);
        }
    }

    /// <summary>A test is shown to the administrator who began it, and to nobody else.</summary>
    private async Task<IActionResult> TestedAsync(Attempt attempt, Assertion said, CancellationToken cancellation)
    {
        if (HttpContext.ActorOrNull() is not { } actor || actor.UserId != attempt.Tester || actor.OrganisationId != attempt.Organisation
            || !Access.Allows(Verb.ManageSingleSignOn, actor))
            return await RefuseAsync(attempt, SignOnProblem.NotStartedHere, "the administrator who began the test is not signed in any more", cancellation);

        return View("Tested", await test.HandleAsync(actor, attempt, said, cancellation));
    }

    private async Task<IActionResult> RefuseAsync(Attempt? attempt, SignOnProblem problem, string detail, CancellationToken cancellation)
    {
        if (attempt is not null && NoteRefusal.IsNoted(problem))
            await note.HandleAsync(attempt, problem, detail, cancellation);
        return Failed(problem, attempt?.Tester is null ? null : detail);
    }

    /// <param name="detail">For the administrator who tests; others read plain words.</param>
    private ViewResult Failed(SignOnProblem problem, string? detail = null)
    {
        var words = SignOnWords.Of(problem);
        Response.StatusCode = words.Status;
        return View("Failed", new FailedSignOn(words, detail));
    }

    private ViewResult Again(WorkAddressForm form, string error)
    {
        ModelState.Clear();
        ModelState.Add([new FormError("Email", error)]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Organisation), new WorkAddressPage(form, error));
    }
}

/// <summary>The page of somebody who did not get in.</summary>
/// <param name="Detail">What exactly, where an administrator tests; null for everybody else.</param>
public sealed record FailedSignOn(SignOnWords Words, string? Detail);
