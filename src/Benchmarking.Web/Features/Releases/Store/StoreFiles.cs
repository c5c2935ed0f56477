using System.Security.Cryptography;
using Benchmarking.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Releases.Store;

/// <summary>
/// Keeps bytes under their own fingerprint, in the engine's transaction. Cut into pieces that are written one by one, so
/// memory does not grow with the file.
/// </summary>
public static class StoreFiles
{
    /// <summary>How long each piece is: a range of a download reads, and proves, whole pieces.</summary>
    public const int ChunkBytes = 256 * 1024;

    /// <summary>Stores a stream from its beginning. What is stored already is not stored twice.</summary>
    /// <returns>Its SHA-256 in hexadecimal, and how many bytes it has.</returns>
    public static async Task<(string Sha256, long Bytes)> StoreAsync(
        this BenchmarkingDb db, Stream content, CancellationToken cancellation)
    {
        content.Position = 0;
        var sha = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
        var bytes = content.Length;
        var added = await db.Database.ExecuteSqlAsync(
            $"insert into stored_files (sha256, bytes, chunk_bytes) values ({sha}, {bytes}, {ChunkBytes}) on conflict do nothing", cancellation);
        if (added == 0)
            return (sha, bytes);

        content.Position = 0;
        var buffer = new byte[ChunkBytes];
        for (var position = 0; await content.ReadAtLeastAsync(buffer, ChunkBytes, throwOnEndOfStream: false, cancellation) is > 0 and var read; position++)
        {
            var piece = read == ChunkBytes ? buffer : buffer[..read];
            var fingerprint = Convert.ToHexStringLower(SHA256.HashData(piece));
            await db.Database.ExecuteSqlAsync(
                $"insert into stored_chunks (sha256, position, chunk_sha256, content) values ({sha}, {position}, {fingerprint}, {piece})", cancellation);
        }

        return (sha, bytes);
    }
}
