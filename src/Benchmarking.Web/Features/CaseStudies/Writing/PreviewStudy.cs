using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Writing;

/// <summary>How a draft would read, and its files, for its own organisation.</summary>
public sealed class PreviewStudy(TenantDoor door, TimeProvider clock)
{
    /// <returns>Null where there is none behind this wall.</returns>
    public async Task<PreviewPage?> LoadAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.FindOwnStudyAsync(id, cancellation) is not { } own)
            return null;
        var choices = await db.StudyChoicesAsync(cancellation);
        var files = await db.StudyFilesAsync(id, cancellation);
        var revision = await SendStudy.AsItWouldBeAsync(db, own.Study, choices, clock.GetUtcNow(), cancellation);
        var view = StudyView.Of(
            revision, choices.Rungs.SingleOrDefault(rung => rung.Rung == revision.Rung), choices.Metrics.ToDictionary(metric => metric.Code, metric => metric.Name));
        return new PreviewPage(own, view with
        {
            Title = own.Title,
            Pictures = [.. files.Where(file => file.IsPicture).Select(file => new StudyPicture($"{own.Url}/files/{file.Id}", file.Alternative, file.Caption, file.Width, file.Height))],
            Document = files.Where(file => !file.IsPicture).Select(file => new StudyDocument($"{own.Url}/files/{file.Id}", file.Caption, file.Bytes)).SingleOrDefault(),
        });
    }

    /// <summary>One file of a draft; null where there is none behind this wall.</summary>
    public async Task<CaseStudyFile?> FindFileAsync(Actor actor, Guid study, Guid file, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.CaseStudyFiles.AsNoTracking().SingleOrDefaultAsync(row => row.Study == study && row.Id == file, cancellation);
    }
}
