using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Benchmarking.Web.Features.Releases.Public;

/// <summary>The bytes of a file on their way: with ranges, so that a broken download goes on, and a tag, so that the same is not sent twice.</summary>
public static class FileAnswer
{
    /// <summary>For how long others may keep what is open: a withdrawal is seen after that.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    public static FileStreamResult Of(HttpContext http, FileReady ready)
    {
        Keep(http, ready.Release);
        if (ready.File.EncodedSha256 is not null)
            http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (ready.IsCompressed)
            http.Response.Headers.ContentEncoding = "gzip";
        // RFC 9530; the tag has the same in hexadecimal.
        http.Response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(ready.Sha256))}:";
        return new FileStreamResult(ready.Content, ready.File.MediaType)
        {
            FileDownloadName = ready.File.Name,
            EntityTag = new EntityTagHeaderValue($"\"{ready.Sha256}\""),
            LastModified = ready.Release.PublishedAt,
            EnableRangeProcessing = true,
        };
    }

    /// <summary>Says who may keep an answer: anybody what anybody may have, and nobody the rest.</summary>
    public static void Keep(HttpContext http, Release release) => http.Response.GetTypedHeaders().CacheControl =
        release.Open && http.ActorOrNull() is null
            ? new CacheControlHeaderValue { Public = true, MaxAge = KeptFor }
            : new CacheControlHeaderValue { NoStore = true };
}
