using System.Globalization;
using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Errors;

/// <summary>What a person sees when a request cannot be answered. Never what went wrong inside.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
public sealed class ErrorsController(KeptForms kept) : Controller
{
    // The status is no parameter: for one the form would be read again, and where the form is what is wrong it would be 0.
    [Route("/error/{status:int}")]
    public IActionResult Show()
    {
        if (!WasSentHere)
            return NotFound();

        var status = Convert.ToInt32(RouteData.Values["status"], CultureInfo.InvariantCulture);
        if (status == StatusCodes.Status401Unauthorized && KeptForms.Sealed(HttpContext) is { } typed)
        {
            return View("/Features/SignIn/SignIn.cshtml", new SignInForm { Kept = typed });
        }

        if (status == StatusCodes.Status429TooManyRequests && kept.Open(KeptForms.Sealed(HttpContext)) is { } form)
        {
            ViewData["Wait"] = Response.Headers.RetryAfter is [{ } seconds, ..] && seconds != "1" ? $"{seconds} seconds" : "a second";
            return View("TooMany", form);
        }

        var shown = status == StatusCodes.Status500InternalServerError && Failure is BadHttpRequestException bad
            ? bad.StatusCode
            : status;
        Response.StatusCode = shown;
        if (shown == StatusCodes.Status403Forbidden && HttpMethods.IsPost(Request.Method) && HttpContext.ActorOrNull()?.Look is not null)
            return View("Error", ErrorPage.OfLook);
        return View("Error", ErrorPage.For(shown, path: HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path));
    }

    private bool WasSentHere =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null || Failure is not null;

    private Exception? Failure => HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
}
