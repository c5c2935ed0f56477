using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Research;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Releases.Public;

/// <summary>Whether somebody may have what is in a release.</summary>
public abstract record ReleaseAccess
{
    public sealed record Granted(Release Release) : ReleaseAccess;

    /// <summary>It is not open, and the reader has not done all that is asked before.</summary>
    public sealed record NotYet(ResearchStanding Standing) : ReleaseAccess;

    /// <summary>It was published and is withdrawn: nobody gets it any more.</summary>
    public sealed record Withdrawn(Release Release) : ReleaseAccess;

    public sealed record Nothing : ReleaseAccess;
}

public static class ReleaseAccesses
{
    public static async Task<ReleaseAccess> AccessAsync(
        this BenchmarkingDb db, Actor? actor, string series, string version, CancellationToken cancellation)
    {
        if (await db.KnownAsync(series, version, cancellation) is not { } release)
            return new ReleaseAccess.Nothing();
        if (release.State == ReleaseState.Withdrawn)
            return new ReleaseAccess.Withdrawn(release);
        if (release.Open)
            return new ReleaseAccess.Granted(release);

        var standing = await db.StandingAsync(actor, cancellation);
        return standing == ResearchStanding.Ready ? new ReleaseAccess.Granted(release) : new ReleaseAccess.NotYet(standing);
    }
}
