using System.Net.Mime;

namespace Benchmarking.Web.Platform.Proxy;

/// <summary>
/// In Production the site speaks https. A page that is asked for without goes there; a form and a call of the API are refused,
/// for what they carry has crossed the network readable already, and a redirect would let that go on unseen.
/// </summary>
public static class HttpsOnly
{
    /// <summary>Two years, as browsers' own lists ask for.</summary>
    private const string Strict = "max-age=63072000; includeSubDomains";

    /// <summary>Setting <c>Proxy:HttpsOnly</c>; on in Production unless said otherwise.</summary>
    public static void UseHttpsOnly(this WebApplication app)
    {
        if (!app.Configuration.GetValue("Proxy:HttpsOnly", app.Environment.IsProduction()))
            return;

        var site = (app.Configuration["Site:Address"] ?? "").TrimEnd('/');
        app.Use((context, next) => context.Request.IsHttps ? Promised(context, next)
            : context.Request.Path.StartsWithSegments("/health") ? next(context)
            : RefuseAsync(context, site));
    }

    private static Task Promised(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.StrictTransportSecurity = Strict;
        return next(context);
    }

    private static Task RefuseAsync(HttpContext context, string site)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/api/v1"))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest; // put into words by the API's own pages
            return Task.CompletedTask;
        }

        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            context.Response.Redirect($"{site}{request.PathBase}{request.Path}{request.QueryString}", permanent: true, preserveMethod: true);
            return Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = $"{MediaTypeNames.Text.Plain}; charset=utf-8";
        return context.Response.WriteAsync($"Nothing was taken: this site speaks https. Open {site} and send it again.");
    }
}
