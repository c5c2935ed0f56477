using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>
/// For actions that change how somebody signs in: who found their browser open cannot. Where password or passkey were not
/// shown within ten minutes, they are asked for first.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class FreshAttribute : ActionFilterAttribute
{
    /// <summary>Where to come back to; null for the page itself. An address that only takes forms needs it.</summary>
    public string? Back { get; set; }

    public override void OnActionExecuting(ActionExecutingContext context)
    {
        var http = context.HttpContext;
        var clock = http.RequestServices.GetRequiredService<TimeProvider>();
        if (http.ActorOrNull()?.Session?.IsFresh(clock.GetUtcNow()) != true)
            context.Result = new LocalRedirectResult($"/account/prove?returnUrl={Uri.EscapeDataString(Back ?? http.Request.Path)}");
    }
}
