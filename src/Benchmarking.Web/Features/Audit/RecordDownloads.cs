using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Benchmarking.Web.Features.Audit;

/// <summary>
/// Puts every file that an action answers with on the trail before it leaves. What researchers take has its own log;
/// pictures shown inside a page are no files.
/// </summary>
public sealed class RecordDownloads(RecordDownload record) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is FileResult { FileDownloadName.Length: > 0 } file)
            await record.HandleAsync(context.HttpContext, file.FileDownloadName, context.HttpContext.RequestAborted);
        await next();
    }
}
