using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Releases.Files;
using Benchmarking.Web.Features.Releases.Making;
using Benchmarking.Web.Features.Releases.Public;
using Benchmarking.Web.Features.Releases.Store;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Releases.Deciding;

public sealed class ReadManagedRelease(TenantDoor door, TimeProvider clock)
{
    /// <summary>Null where there is no such release.</summary>
    public async Task<ManagedReleasePage?> LoadAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var release = await db.Releases.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (release is null)
            return null;

        var report = await db.ReleaseReports.Where(row => row.ReleaseId == id).Select(row => row.Report).SingleOrDefaultAsync(cancellation);
        var names = await db.NamesAsync(release.ApprovedBy is { } approver ? [release.MadeBy, approver] : [release.MadeBy], cancellation);
        var files = await db.ReleaseFiles.AsNoTracking().Where(row => row.ReleaseId == id).OrderBy(row => row.Position).ToListAsync(cancellation);
        return new ManagedReleasePage(
            release,
            await JobAsync(db, id, cancellation),
            report is null ? null : ReleaseReportContent.Parse(report),
            files,
            await db.Publications.AsNoTracking().Where(row => release.Publications.Contains(row.Number)).OrderBy(row => row.Number).ToListAsync(cancellation),
            names.Of(release.MadeBy),
            names.Of(release.ApprovedBy),
            release.MadeBy == actor.UserId)
        {
            Profiles = await db.ProfilesAsync(id, files, cancellation),
        };
    }

    /// <summary>A file of a release, before it is published too; null where there is none of that name.</summary>
    public async Task<(ReleaseFile File, ReadStored Content)?> FindFileAsync(Actor actor, Guid id, string name, CancellationToken cancellation)
    {
        ReleaseFile? file;
        await using (var transaction = await door.OpenAsync(actor, cancellation))
        {
            var db = transaction.Db;
            file = await db.ReleaseFiles.AsNoTracking().SingleOrDefaultAsync(row => row.ReleaseId == id && row.Name == name, cancellation);
            if (file is not null)
                await db.RecordAsync(actor, new Download(id, file.Name, 0, file.Bytes), byApi: false, clock.GetUtcNow(), cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return file is not null && await ReadStored.OpenAsync(stop => door.OpenAsync(actor, stop), file.Sha256, cancellation) is { } content
            ? (file, content)
            : null;
    }

    private static Task<ConsortiumJob?> JobAsync(BenchmarkingDb db, Guid release, CancellationToken cancellation) => db.ConsortiumJobs.AsNoTracking()
        .Where(job => job.Kind == JobKind.MakeRelease && job.Subject == release)
        .OrderByDescending(job => job.RequestedAt).FirstOrDefaultAsync(cancellation);
}
