using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Reading;

/// <summary>Reads one published study with what stands round it.</summary>
public sealed class ReadStudy(TenantDoor door)
{
    public async Task<StudyResult> ReadAsync(Actor? actor, Guid study, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForAnybodyAsync(actor, cancellation);
        var db = transaction.Db;
        return await db.PublishedStudiesHere().SingleOrDefaultAsync(row => row.Study == study, cancellation) is { } revision
            ? new StudyResult.Shown(await PageAsync(db, actor, revision, cancellation))
            : await GoneAsync(db, study, cancellation);
    }

    private static async Task<StudyResult> GoneAsync(BenchmarkingDb db, Guid study, CancellationToken cancellation) =>
        await db.CaseStudyWithdrawals.AsNoTracking().SingleOrDefaultAsync(row => row.Study == study, cancellation) is { } gone
            && (gone.Audience == CaseStudyAudience.Everyone || db.Tenant is not null || db.Consortium)
            ? new StudyResult.Withdrawn(gone.At, gone.ByEditor, gone.Reason)
            : new StudyResult.Unknown();

    private static async Task<ReadStudyPage> PageAsync(
        BenchmarkingDb db, Actor? actor, CaseStudyRevision revision, CancellationToken cancellation)
    {
        var study = revision.Study;
        var mayUse = actor is { OrganisationId: not null } && Access.Allows(Verb.UseCaseStudies, actor);
        var isOwn = await db.CaseStudies.AnyAsync(own => own.Id == study, cancellation);
        return new ReadStudyPage(
            revision,
            await ViewAsync(db, actor, revision, cancellation),
            await db.CaseStudyCountedUses.CountAsync(use => use.Study == study, cancellation),
            mayUse && !isOwn,
            isOwn,
            mayUse ? await UseAsync(db, study, cancellation) : null,
            isOwn || (actor is not null && Access.Allows(Verb.ModerateCaseStudies, actor))
                ? await db.CaseStudyFollowUps.Where(row => row.Study == study).OrderByDescending(row => row.NotedAt)
                    .Select(row => new StudyFollowUp(row.OrganisationName, row.Note, row.NotedAt)).ToListAsync(cancellation)
                : []);
    }

    private static async Task<StudyView> ViewAsync(
        BenchmarkingDb db, Actor? actor, CaseStudyRevision revision, CancellationToken cancellation)
    {
        var rung = await db.LadderRungs.AsNoTracking().SingleOrDefaultAsync(row => row.Rung == revision.Rung, cancellation);
        var codes = revision.Metrics;
        var metrics = await db.Metrics.Where(metric => codes.Contains(metric.Code)).ToDictionaryAsync(metric => metric.Code, metric => metric.Name, cancellation);
        var files = await db.CaseStudyAttachments
            .Where(row => row.Study == revision.Study && row.Revision == revision.Revision).OrderBy(row => row.Position)
            .Select(row => new { row.Position, row.Kind, row.Alternative, row.Caption, row.Width, row.Height, Bytes = row.Content.Length })
            .ToListAsync(cancellation);
        var url = ReadStudyPage.UrlOf(revision.Study);
        return StudyView.Of(revision, rung, metrics) with
        {
            Pictures =
            [
                .. files.Where(file => file.Kind == CaseStudyFileKind.Picture)
                    .Select(file => new StudyPicture($"{url}/pictures/{file.Position}", file.Alternative, file.Caption, file.Width, file.Height)),
            ],
            Document = files.Where(file => file.Kind == CaseStudyFileKind.Document)
                .Select(file => new StudyDocument($"{url}/document", file.Caption, file.Bytes)).FirstOrDefault(),
            // To where the reader stands, if they stand anywhere.
            MetricRoot = actor is not null && Access.Allows(Verb.SeeOwnBenchmarks, actor) ? "/benchmarks" : "/metrics",
        };
    }

    private static Task<OwnUse?> UseAsync(BenchmarkingDb db, Guid study, CancellationToken cancellation) => (
        from use in db.CaseStudyUses
        where use.Study == study
        join said in db.CaseStudyFollowUps on use.Id equals said.Id into notes
        from note in notes.DefaultIfEmpty()
        select new OwnUse(use.UsedAt, note == null ? null : note.Note, note != null && note.OrganisationName != null))
        .SingleOrDefaultAsync(cancellation);
}
