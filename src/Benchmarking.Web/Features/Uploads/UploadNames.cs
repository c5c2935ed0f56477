using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Uploads;

/// <summary>Names under which uploads are handed back.</summary>
public static class UploadNames
{
    /// <summary>A name of our own making for the file when it is downloaded again.</summary>
    public static string ForDownload(Upload upload, Period period)
    {
        var ending = upload.Content.AsSpan().StartsWith("PK"u8) ? "xlsx" : "csv";
        return $"upload-{period.Route}-{upload.Id.ToString("N")[..8]}.{ending}";
    }
}
