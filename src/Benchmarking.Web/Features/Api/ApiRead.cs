using System.Security.Cryptography;
using System.Text;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Benchmarking.Web.Features.Api;

/// <summary>Something to read, with a tag of its bytes: who has them already is told so and gets nothing (304).</summary>
public sealed class ApiRead(string body) : IActionResult
{
    public static ApiRead Of<T>(T body) => new(ApiJson.Write(body));

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        var bytes = Encoding.UTF8.GetBytes(body);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"");
        response.GetTypedHeaders().ETag = tag;
        // What anybody may have may be kept, but asked for again each time: a release can be withdrawn.
        if (response.Headers.CacheControl.Count == 0 && context.HttpContext.ActorOrNull() is null)
            response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { NoCache = true };
        if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = ApiReply.Json;
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, context.HttpContext.RequestAborted);
    }
}
