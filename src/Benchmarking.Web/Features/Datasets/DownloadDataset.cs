using System.Security.Cryptography;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Datasets;

/// <summary>A file ready to be sent: its bytes on disk, gone once closed.</summary>
public sealed record DatasetDownload(Stream Content, string Name, string Sha256, DateTimeOffset PublishedAt);

/// <summary>
/// Writes a file of a data set beside the request and hands it over. The database is done with before the first byte
/// leaves, so a slow reader holds no connection; memory does not grow with the file.
/// </summary>
public sealed class DownloadDataset(TenantDoor door)
{
    /// <summary>Null where there is no publication of that number.</summary>
    public async Task<DatasetDownload?> HandleAsync(
        Actor actor, int number, DatasetFile file, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var publication = await transaction.Db.Publications.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Number == number, cancellation);
        if (publication is null)
            return null;

        var content = ScratchFile.Open();
        try
        {
            await file.WriteAsync(transaction.Db, publication, content, cancellation);
            content.Position = 0;
            var sha = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
            content.Position = 0;
            return new DatasetDownload(content, $"publication-{number}-{file.FileName()}", sha, publication.PublishedAt);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }
}
