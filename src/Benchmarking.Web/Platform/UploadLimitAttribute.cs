using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Benchmarking.Web.Platform;

/// <summary>
/// Lets a form carry a file, up to a size. A larger one is answered with the page for 413 before anything of it is
/// kept: the antiforgery check, which would read the form first, would call it a stale form.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UploadLimitAttribute(long bytes) : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    // A browser shows the answer only once its file is taken off its hands; beyond this the connection is just closed.
    private const long MostTakenOff = 128 * 1024 * 1024;

    /// <summary>Before the antiforgery check (1000).</summary>
    public int Order => 800;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        var size = context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (request.ContentLength is { } announced && announced > bytes)
        {
            if (announced <= MostTakenOff && size is { IsReadOnly: false })
            {
                size.MaxRequestBodySize = MostTakenOff;
                await request.Body.CopyToAsync(Stream.Null, context.HttpContext.RequestAborted);
            }

            // The page for the answer is drawn for this same request and must not look for a form in it.
            (request.Body, request.ContentType) = (Stream.Null, null);
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
            return;
        }

        if (size is { IsReadOnly: false })
            size.MaxRequestBodySize = bytes;
    }
}
