using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Benchmarking.Web.Features.Audit;

/// <summary>
/// Writes on the trail which file was taken away, before it leaves: of the organisation whose hat is worn, or the
/// consortium's. What researchers take has its own log; pictures shown inside a page are no files.
/// </summary>
public sealed class RecordDownloads(TenantDoor door, TimeProvider clock) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (context.Result is FileResult { FileDownloadName.Length: > 0 } file
            && http.ActorOrNull() is { Look: null } actor
            && (actor.OrganisationId is not null || actor.Is(Role.ConsortiumAdmin)))
        {
            await using var transaction = await door.OpenAsync(actor, http.RequestAborted);
            transaction.AuditByHat(
                actor, clock.GetUtcNow(), "took away a file", file.FileDownloadName, http.Request.Path + http.Request.QueryString);
            await transaction.CommitAsync(http.RequestAborted);
        }

        await next();
    }
}
