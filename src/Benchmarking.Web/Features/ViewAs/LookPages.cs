using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace Benchmarking.Web.Features.ViewAs;

/// <summary>
/// Stands after authorisation: in a look every page is written on the member's trail before it is shown, and nothing but
/// ending the look, another hat or signing out can be sent.
/// </summary>
public static class LookPages
{
    private static readonly string[] MayBeSent = ["/view-as/end", "/hat", "/sign-out", "/session/stay"];

    public static void UseLooks(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.ActorOrNull() is not { Look: not null } actor || !IsPage(context))
        {
            await next(context);
            return;
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            if (MayBeSent.Contains(context.Request.Path.Value, StringComparer.OrdinalIgnoreCase))
                await next(context);
            else
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await context.RequestServices.GetRequiredService<BeginLook>()
            .RecordAsync(actor, context.Request.Path, context.RequestAborted);
        await next(context);
    });

    /// <summary>A page of ours, and neither a style sheet nor the page about an error in its place.</summary>
    private static bool IsPage(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>() is { ControllerName: not "Errors" };
}
