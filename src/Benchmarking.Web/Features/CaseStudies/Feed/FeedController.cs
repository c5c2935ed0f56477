using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Benchmarking.Web.Features.CaseStudies.Feed;

/// <summary>The case studies for everyone, for those who follow many sites by a reader of feeds.</summary>
[AllowAnonymous]
public sealed class FeedController(ReadFeed read) : Controller
{
    [HttpGet("/case-studies/feed.atom")]
    public async Task<IActionResult> Atom(CancellationToken cancellation)
    {
        var feed = await read.ReadAsync(cancellation);
        Response.Headers.CacheControl = "public, max-age=300";
        // The mark decides: asked with it, the answer is 304 and empty.
        return new FileContentResult(feed.Content, "application/atom+xml; charset=utf-8")
        {
            EntityTag = new EntityTagHeaderValue($"\"{feed.Mark}\""),
        };
    }
}
