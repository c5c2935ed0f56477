using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;

namespace Benchmarking.Web.Tenancy;

public static class CurrentActorPipeline
{
    /// <summary>Where a second factor is set up, or given.</summary>
    public const string SecondFactorPage = "/account/second-factor";

    private static readonly object Key = new();

    /// <summary>Stands between authentication and authorisation.</summary>
    public static void UseCurrentActor(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        // A page about a failure is drawn with what is known already: the database may be what failed.
        var isKnown = context.Items.ContainsKey(Key) || context.Features.Get<IExceptionHandlerFeature>() is not null;
        if (!isKnown && context.User.Identity?.IsAuthenticated == true)
        {
            var actor = await context.RequestServices.GetRequiredService<CurrentActor>()
                .FindAsync(context.User, context.RequestAborted);
            if (actor is null)
            {
                // The session is over, or the person is gone or suspended: this cookie is worth nothing.
                await context.SignOutAsync(IdentityConstants.ApplicationScheme);
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
            else
            {
                context.Items[Key] = actor;
            }
        }

        if (context.ActorOrNull() is { Waiting: not null } && LeadsToSecondFactor(context))
            context.Response.Redirect($"{SecondFactorPage}?returnUrl={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
        else
            await next(context);
    });

    /// <summary>Says who asks, where that is told by something else than the session.</summary>
    public static void PutActor(this HttpContext context, Actor actor) => context.Items[Key] = actor;

    public static Actor? ActorOrNull(this HttpContext context) => context.Items[Key] as Actor;

    /// <summary>The actor of an action that only signed-in people reach.</summary>
    public static Actor Actor(this HttpContext context) =>
        context.ActorOrNull() ?? throw new InvalidOperationException("This action is open to people who are not signed in.");

    /// <summary>
    /// The home page, and pages that need a hat: who looks at one is led on. What is open to everybody stays open, forms
    /// are refused, and an API has no pages.
    /// </summary>
    private static bool LeadsToSecondFactor(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || context.GetEndpoint() is not { } endpoint)
            return false;

        var asked = endpoint.Metadata.GetOrderedMetadata<MayAttribute>();
        return context.Request.Path == "/" || asked.Any(may => may.Verb != Verb.UseOwnAccount);
    }
}
