using Benchmarking.Engine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>A page's model that shows one peer group.</summary>
public interface IShowsGroup
{
    Timeline Timeline { get; }
}

/// <summary>
/// Comes back to the peer group that was looked at last. The address always wins; one without a group is led to the
/// address that has it, so that what the browser shows, and what somebody copies, is what is on the page. The cookie
/// holds the group's code and nothing else. Files never depend on it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RemembersGroupAttribute : Attribute, IAsyncActionFilter, IAsyncResultFilter
{
    public const string Cookie = "bm-peer-group";

    private const string Parameter = "group";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    public Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!IsPage(request) || request.Query.ContainsKey(Parameter) || Remembered(request) is not { } code
            || context.ActionDescriptor.Parameters.All(parameter => parameter.Name != Parameter))
        {
            return next();
        }

        context.Result = new RedirectResult(QueryHelpers.AddQueryString($"{request.PathBase}{request.Path}{request.QueryString}", Parameter, code));
        return Task.CompletedTask;
    }

    public Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.Query.ContainsKey(Parameter) && context.Result is ViewResult { Model: IShowsGroup { Timeline: var timeline } })
        {
            // A group that is not there is forgotten: it would be missed again at every visit.
            if (timeline.Missing is not null || timeline.Group.IsAll)
                Forget(http);
            else if (Remembered(http.Request) != timeline.Group.Code)
                http.Response.Cookies.Append(Cookie, timeline.Group.Code, Options(http, Kept));
        }

        return next();
    }

    private static void Forget(HttpContext http)
    {
        if (http.Request.Cookies.ContainsKey(Cookie))
            http.Response.Cookies.Delete(Cookie, Options(http, null));
    }

    /// <summary>Null where nothing is remembered, or something that is no code of a group.</summary>
    private static string? Remembered(HttpRequest request) =>
        request.Cookies[Cookie] is { Length: > 0 and < 200 } code && code != PeerGroup.All
        && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ':' or '-' or '.')
            ? code
            : null;

    private static bool IsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path.Value?.EndsWith(".csv", StringComparison.Ordinal) == false;

    private static CookieOptions Options(HttpContext http, TimeSpan? age) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = "/",
        MaxAge = age,
        IsEssential = true,
    };
}
