using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>Where somebody is signed in; ending one such session, or all.</summary>
[May(Verb.UseOwnAccount)]
public sealed class SessionsController(ReadSessions read, Sessions sessions, EndEverywhere everywhere, TimeProvider clock) : Controller
{
    private static readonly PageLink Back = new("Go back to your sessions", "/account/sessions");

    [HttpGet("/account/sessions")]
    public async Task<IActionResult> List(CancellationToken cancellation) => View("Sessions", await read.LoadAsync(HttpContext.Actor(), cancellation));

    [HttpGet("/account/sessions/{id:guid}/end")]
    public async Task<IActionResult> AskEnd(Guid id, CancellationToken cancellation)
    {
        var page = await read.LoadAsync(HttpContext.Actor(), cancellation);
        if (page.Sessions.SingleOrDefault(line => line.Id.Value == id && !line.IsThis) is not { } line)
            return NotFound();

        return View("Ask", new Confirmation(
            $"End the session in {line.Browser}?",
            ["Whoever uses that browser has to sign in again at the next click.", "What is typed there and not sent yet stays on its screen."],
            $"/account/sessions/{id}/end", "End this session", Back));
    }

    [HttpPost("/account/sessions/{id:guid}/end")]
    public async Task<IActionResult> End(Guid id, CancellationToken cancellation)
    {
        var actor = HttpContext.Actor();
        var isThis = actor.Session?.Id.Value == id;
        if (isThis || !await sessions.EndAsync(
            actor.UserId, new SessionId(id), SignInEventKind.SessionEnded, BrowserWords.Of(HttpContext), cancellation))
            return NotFound();

        TempData["Done"] = "The session is ended.";
        return LocalRedirect("/account/sessions");
    }

    [HttpGet("/account/sessions/everywhere")]
    public IActionResult AskEverywhere() => View("Ask", new Confirmation(
        "Sign out everywhere?",
        ["You are signed out in every browser, in this one too.", "Copies of your sign-in that somebody may have taken stop working."],
        "/account/sessions/everywhere", "Sign out everywhere", Back));

    [HttpPost("/account/sessions/everywhere")]
    public async Task<IActionResult> Everywhere(CancellationToken cancellation)
    {
        await everywhere.HandleAsync(HttpContext.Actor(), BrowserWords.Of(HttpContext), cancellation);
        await SessionCookie.TakeAsync(HttpContext);
        TempData["Done"] = "You are signed out everywhere.";
        return LocalRedirect("/sign-in");
    }

    /// <summary>For who was asked by the page whether they are still there. That they pressed is a click like any other.</summary>
    [HttpPost("/session/stay")]
    public IActionResult Stay() => Json(new { left = HttpContext.Actor().Session?.SecondsLeft(clock.GetUtcNow()) ?? 0 });
}
