using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Releases.Store;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Benchmarking.Web.Features.Releases.Public;

/// <summary>A file on its way to somebody.</summary>
/// <param name="Content">The stored bytes, each piece proved before it is handed out.</param>
/// <param name="Sha256">Of the bytes as they travel.</param>
/// <param name="IsCompressed">True where they travel compressed by gzip.</param>
public sealed record FileReady(Release Release, ReleaseFile File, Stream Content, string Sha256, bool IsCompressed);

/// <summary>Hands out a file of a release and puts it on record.</summary>
public sealed class TakeFile(TenantDoor door, TimeProvider clock)
{
    /// <param name="asked">The request's headers: a range, what the reader has already, whether it takes compressed bytes.</param>
    /// <param name="isLook">True where the bytes are not sent (HEAD): such a look is not put on record.</param>
    /// <returns>The file, or why there is none.</returns>
    public async Task<(FileReady? Ready, ReleaseAccess Access)> HandleAsync(
        Actor? actor, string series, string version, string name, RequestHeaders asked, bool isLook, bool byApi, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForAnybodyAsync(actor, cancellation);
        var db = transaction.Db;
        var access = await db.AccessAsync(actor, series, version, cancellation);
        if (access is not ReleaseAccess.Granted(var release))
            return (null, access);
        if (await db.ReleaseFiles.AsNoTracking().SingleOrDefaultAsync(row => row.ReleaseId == release.Id && row.Name == name, cancellation) is not { } file)
            return (null, new ReleaseAccess.Nothing());

        var isCompressed = TravelsCompressed(file, asked);
        var sha = isCompressed ? file.EncodedSha256! : file.Sha256;
        var tag = new EntityTagHeaderValue($"\"{sha}\"");
        if (!isLook && !IsKnown(asked, tag))
            await RecordAsync(actor, release, file, asked, byApi, cancellation);

        return await ReadStored.OpenAsync(stop => door.OpenForAnybodyAsync(actor, stop), sha, cancellation) is { } content
            ? (new FileReady(release, file, content, sha, isCompressed), access)
            : throw new InvalidOperationException($"The bytes of {name} of release {release.Id} are not stored.");
    }

    /// <summary>In one's own name, also in a look at a member's pages, in which nothing of the member's can be written.</summary>
    private async Task RecordAsync(
        Actor? actor, Release release, ReleaseFile file, RequestHeaders asked, bool byApi, CancellationToken cancellation)
    {
        var (first, bytes) = PartOf(file, asked.Range);
        await using var transaction = actor?.Look is null
            ? await door.OpenForAnybodyAsync(actor, cancellation) : await door.OpenForPersonAsync(actor.UserId, cancellation);
        await transaction.Db.RecordAsync(actor, new Download(release.Id, file.Name, first, bytes), byApi, clock.GetUtcNow(), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>
    /// A range is one of the bytes that travelled before: of the compressed ones where the reader names their tag, else of the
    /// file's own, as programs that ask for a range seldom unpack a piece.
    /// </summary>
    private static bool TravelsCompressed(ReleaseFile file, RequestHeaders asked) =>
        file.EncodedSha256 is { } encoded && asked.AcceptEncoding.Any(TakesGzip)
        && (asked.Range is null || asked.IfRange?.EntityTag?.Tag == $"\"{encoded}\"");

    /// <summary>Of several ranges at once the first stands for all: programs that go on with a download ask for one.</summary>
    private static (long First, long Bytes) PartOf(ReleaseFile file, RangeHeaderValue? range)
    {
        var part = range?.Ranges.FirstOrDefault();
        var first = part is { From: { } from } ? from : part is { To: { } last } ? Math.Max(0, file.Bytes - last) : 0;
        var end = part is { From: not null, To: { } to } ? Math.Min(to + 1, file.Bytes) : file.Bytes;
        return (first, Math.Max(0, end - first));
    }

    /// <summary>True where the answer is 304 for certain: another condition beside it can bring the bytes all the same.</summary>
    private static bool IsKnown(RequestHeaders asked, EntityTagHeaderValue tag) =>
        asked.IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
        && asked is { IfMatch.Count: 0, IfModifiedSince: null, IfUnmodifiedSince: null };

    private static bool TakesGzip(StringWithQualityHeaderValue coding) =>
        coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0;
}
