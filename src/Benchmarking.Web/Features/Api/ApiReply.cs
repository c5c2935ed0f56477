using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Api;

/// <summary>One answer of the API, whole: what can be sent now, and kept to be sent again.</summary>
/// <param name="Version">The return's version, which becomes the ETag; null where the answer is about no return.</param>
public sealed record ApiReply(int Status, string Body, string ContentType, int? Version = null) : IActionResult
{
    public const string Json = "application/json; charset=utf-8";

    public bool IsSuccess => Status < 300;

    public static ApiReply Of<T>(T body, int? version = null) => new(StatusCodes.Status200OK, ApiJson.Write(body), Json, version);

    /// <summary>Without the body: the framework logs what an action returns, and figures belong into no log.</summary>
    public override string ToString() => $"{Status} {ContentType}";

    public Task ExecuteResultAsync(ActionContext context) => WriteAsync(context.HttpContext);

    public async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = ContentType;
        if (Version is { } version)
            context.Response.Headers.ETag = $"\"{version}\"";
        var bytes = Encoding.UTF8.GetBytes(Body);
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
