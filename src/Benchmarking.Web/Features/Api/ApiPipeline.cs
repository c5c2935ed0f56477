using Benchmarking.Web.Features.ApiTokens;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing.Template;

namespace Benchmarking.Web.Features.Api;

/// <summary>
/// The API's own way through the site. It shares the addresses with the pages and nothing else: no session, no cookie,
/// no page for an error. Whatever goes wrong is a problem in JSON.
/// </summary>
public static class ApiPipeline
{
    private const string Root = "/api/v1";

    public static void AddApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenHandler>(ScopeAttribute.Scheme, null);
        services.AddScoped<IAuthorizationHandler, ScopeHandler>();
        services.AddScoped<KeptReplies>();
        services.AddSingleton<ApiLimits>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<ApiLimits>((rates, limits) =>
            (rates.GlobalLimiter, rates.OnRejected) = (limits.All, limits.RefuseAsync));
        services.AddApiDocument();
        // Their lines hold whole addresses, and with them a token that somebody puts there by mistake.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Mvc.Infrastructure.ControllerActionInvoker", LogLevel.Debug);
    }

    /// <summary>Stands round all that may go wrong with a request to the API.</summary>
    public static void UseApiProblems(this IApplicationBuilder app) => app.UseWhen(IsApi, api =>
    {
        api.UseMiddleware<ApiFailures>();
        api.UseStatusCodePages(bare =>
            ApiProblem.Of(ProblemKind.Of(bare.HttpContext.Response.StatusCode)).WriteAsync(bare.HttpContext));
        api.Use(RefuseParametersAsync);
    });

    /// <summary>Stands between routing and everything that knows of sessions: from here the API goes alone to its end.</summary>
    public static void UseApi(this IApplicationBuilder app) => app.MapWhen(IsApi, api =>
    {
        api.Use(FindTokenAsync);
        api.UseRateLimiter();
        api.UseAuthorization();
        api.UseEndpoints(_ => { });
    });

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi($"{Root}/openapi.json").AllowAnonymous();
        routes.MapFallback($"{Root}/{{*address}}", NotHereAsync).AllowAnonymous();
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments(Root);

    /// <summary>
    /// A token in an address is refused before anything is looked up, and so is any other parameter that means nothing:
    /// a misspelt dryRun must not save.
    /// </summary>
    private static Task RefuseParametersAsync(HttpContext context, RequestDelegate next)
    {
        var parameters = context.Request.Query;
        if (TokenSecret.IsIn($"{context.Request.Path.Value}{context.Request.QueryString.Value}")
            || parameters.Keys.Any(name => name.Contains("token", StringComparison.OrdinalIgnoreCase) || name.Contains("key", StringComparison.OrdinalIgnoreCase)))
            return ApiProblem.Of(ProblemKind.TokenInAddress).WriteAsync(context);

        var ofReleases = HttpMethods.IsGet(context.Request.Method) && context.Request.Path.StartsWithSegments($"{Root}/releases");
        var isKnown = parameters.All(parameter => ofReleases
            ? ReleasesApiController.Parameters.Contains(parameter.Key) && parameter.Value.Count == 1
            : HttpMethods.IsPut(context.Request.Method) && parameter.Key == "dryRun" && parameter.Value is ["true"] or ["false"]);
        return isKnown ? next(context) : ApiProblem.Of(ProblemKind.UnknownParameter).WriteAsync(context);
    }

    /// <summary>Before requests are counted it must be known whose they are.</summary>
    private static async Task FindTokenAsync(HttpContext context, RequestDelegate next)
    {
        await context.AuthenticateAsync(ScopeAttribute.Scheme);
        var limits = context.RequestServices.GetRequiredService<ApiLimits>();
        context.Response.OnStarting(() =>
        {
            limits.Tell(context);
            return Task.CompletedTask;
        });
        await next(context);
    }

    /// <summary>No address at all, or one that takes other methods.</summary>
    private static Task NotHereAsync(HttpContext context, EndpointDataSource endpoints)
    {
        var methods = endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("api/v1/", StringComparison.Ordinal) == true)
            .Where(endpoint => Fits(endpoint, context.Request.Path))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
            .Distinct().ToArray();
        if (methods.Length == 0)
            return ApiProblem.Of(ProblemKind.NotFound).WriteAsync(context);

        context.Response.Headers.Allow = string.Join(", ", methods);
        return ApiProblem.Of(ProblemKind.WrongMethod).WriteAsync(context);
    }

    private static bool Fits(RouteEndpoint endpoint, PathString path)
    {
        var values = new RouteValueDictionary();
        return new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, values)
            && (!values.TryGetValue("period", out var period) || Engine.Period.TryParse(period as string, out _));
    }
}
