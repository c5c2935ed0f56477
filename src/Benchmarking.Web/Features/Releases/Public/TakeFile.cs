using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Releases.Store;
using Benchmarking.Web.Features.Research;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Benchmarking.Web.Features.Releases.Public;

/// <summary>What comes of asking for a file.</summary>
public abstract record FileTaken
{
    /// <param name="Content">The stored bytes, each piece proved before it is handed out.</param>
    /// <param name="Tag">Names the bytes as they travel.</param>
    /// <param name="IsCompressed">True where they travel compressed by gzip.</param>
    public sealed record Ready(Release Release, ReleaseFile File, Stream Content, EntityTagHeaderValue Tag, bool IsCompressed) : FileTaken;

    /// <summary>The release is not open, and the reader has not done all that is asked before.</summary>
    public sealed record NotYet(ResearchStanding Standing) : FileTaken;

    public sealed record Withdrawn(Release Release) : FileTaken;

    public sealed record Nothing : FileTaken;
}

/// <summary>Hands out a file of a release and puts it on record.</summary>
public sealed class TakeFile(TenantDoor door, TimeProvider clock)
{
    /// <param name="asked">The request's headers: a range, what the reader has already, whether it takes compressed bytes.</param>
    /// <param name="isLook">True where the bytes are not sent (HEAD): such a look is not put on record.</param>
    public async Task<FileTaken> HandleAsync(
        Actor? actor, string series, string version, string name, RequestHeaders asked, bool isLook, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForAnybodyAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.KnownAsync(series, version, cancellation) is not { } release)
            return new FileTaken.Nothing();
        if (release.State == ReleaseState.Withdrawn)
            return new FileTaken.Withdrawn(release);
        if (await db.ReleaseFiles.AsNoTracking().SingleOrDefaultAsync(row => row.ReleaseId == release.Id && row.Name == name, cancellation) is not { } file)
            return new FileTaken.Nothing();
        var standing = await db.StandingAsync(actor, cancellation);
        if (!release.Open && standing != ResearchStanding.Ready)
            return new FileTaken.NotYet(standing);

        // A range is one of the file's own bytes, so it is cut from those.
        var isCompressed = file.EncodedSha256 is not null && asked.Range is null && TakesGzip(asked);
        var sha = isCompressed ? file.EncodedSha256! : file.Sha256;
        var tag = new EntityTagHeaderValue($"\"{sha}\"");
        if (!isLook && !asked.IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            db.ReleaseDownloads.Add(RecordOf(actor, release, file, asked.Range));
            await transaction.CommitAsync(cancellation);
        }

        return await ReadStored.OpenAsync(stop => door.OpenForAnybodyAsync(actor, stop), sha, cancellation) is { } content
            ? new FileTaken.Ready(release, file, content, tag, isCompressed)
            : throw new InvalidOperationException($"The bytes of {name} of release {release.Id} are not stored.");
    }

    private ReleaseDownload RecordOf(Actor? actor, Release release, ReleaseFile file, RangeHeaderValue? range)
    {
        // Of several ranges at once the first stands for all: programs that go on with a download ask for one.
        var part = range?.Ranges.FirstOrDefault();
        var first = part is { From: { } from } ? from : part is { To: { } last } ? Math.Max(0, file.Bytes - last) : 0;
        var end = part is { From: not null, To: { } to } ? Math.Min(to + 1, file.Bytes) : file.Bytes;
        return new ReleaseDownload
        {
            ReleaseId = release.Id,
            File = file.Name,
            UserId = actor?.UserId,
            TokenId = actor?.Token?.Id,
            At = clock.GetUtcNow(),
            FirstByte = first,
            Bytes = Math.Max(0, end - first),
        };
    }

    private static bool TakesGzip(RequestHeaders asked) => asked.AcceptEncoding.Any(
        coding => coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0);
}
