using Benchmarking.Web.Database;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Releases.Public;

/// <summary>What is put on record when something of a release is handed out.</summary>
/// <param name="File">Its name; of cells that were asked for by a filter, with that as in the address.</param>
/// <param name="Bytes">How many were asked for from the first on; the reader may have left before the last.</param>
public sealed record Download(Guid Release, string File, long FirstByte, long Bytes);

public static class DownloadLog
{
    /// <summary>Without asking for the row's number back: who is not signed in may add a line and read none.</summary>
    public static Task RecordAsync(
        this BenchmarkingDb db, Actor? actor, Download download, bool byApi, DateTimeOffset now, CancellationToken cancellation)
    {
        var (user, token) = (actor?.UserId.Value, actor?.Token?.Id);
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into release_downloads (release_id, file, user_id, token_id, at, by_api, first_byte, bytes)
            values ({download.Release}, {download.File}, {user}, {token}, {now}, {byApi}, {download.FirstByte}, {download.Bytes})
            """,
            cancellation);
    }
}
