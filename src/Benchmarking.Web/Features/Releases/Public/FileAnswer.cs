using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Benchmarking.Web.Features.Releases.Public;

/// <summary>The bytes of a file on their way: with ranges, so that a broken download goes on, and a tag, so that the same is not sent twice.</summary>
public static class FileAnswer
{
    /// <summary>For how long others may keep what is open: a withdrawal is seen after that.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    public static FileStreamResult Of(HttpContext http, FileTaken.Ready ready)
    {
        var headers = http.Response.GetTypedHeaders();
        if (http.ActorOrNull() is null)
            headers.CacheControl = new CacheControlHeaderValue { Public = ready.Release.Open, NoStore = !ready.Release.Open, MaxAge = ready.Release.Open ? KeptFor : null };
        if (ready.File.EncodedSha256 is not null)
            http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (ready.IsCompressed)
            http.Response.Headers.ContentEncoding = "gzip";
        // The fingerprint of the file as it is once it has arrived, whichever way it travelled (RFC 9530).
        http.Response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(ready.IsCompressed ? ready.File.EncodedSha256! : ready.File.Sha256))}:";
        return new FileStreamResult(ready.Content, ready.File.MediaType)
        {
            FileDownloadName = ready.File.Name,
            EntityTag = ready.Tag,
            LastModified = ready.Release.PublishedAt,
            EnableRangeProcessing = !ready.IsCompressed,
        };
    }
}
