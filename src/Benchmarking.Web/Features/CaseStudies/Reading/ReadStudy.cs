using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Reading;

/// <summary>Reads one published study with what stands round it.</summary>
public sealed class ReadStudy(TenantDoor door)
{
    public async Task<StudyResult> ReadAsync(Actor? actor, Guid study, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForReaderAsync(actor, cancellation);
        var db = transaction.Db;
        return await db.PublishedStudiesHere().SingleOrDefaultAsync(row => row.Study == study, cancellation) is { } revision
            ? new StudyResult.Shown(await PageAsync(db, actor, revision, cancellation))
            : await GoneAsync(db, study, cancellation);
    }

    private static async Task<StudyResult> GoneAsync(BenchmarkingDb db, Guid study, CancellationToken cancellation) =>
        await db.CaseStudyWithdrawals.AsNoTracking().SingleOrDefaultAsync(row => row.Study == study, cancellation) is { } gone
            ? new StudyResult.Withdrawn(gone.At, gone.ByEditor, gone.Reason)
            : new StudyResult.Unknown();

    private static async Task<StudyToRead> PageAsync(
        BenchmarkingDb db, Actor? actor, CaseStudyRevision revision, CancellationToken cancellation)
    {
        var study = revision.Study;
        var mayUse = actor is { OrganisationId: not null } && Access.Allows(Verb.UseCaseStudies, actor);
        var isOwn = await db.CaseStudies.AnyAsync(own => own.Id == study, cancellation);
        return new StudyToRead(
            revision,
            await db.LadderRungs.AsNoTracking().SingleOrDefaultAsync(rung => rung.Rung == revision.Rung, cancellation),
            await MetricsAsync(db, actor, revision, cancellation),
            await AuthorAttributes.ToldAsync(db, revision, cancellation),
            await db.CaseStudyAttachments
                .Where(row => row.Study == study && row.Revision == revision.Revision).OrderBy(row => row.Position)
                .Select(row => new StudyAttachment(row.Position, row.Kind, row.Alternative, row.Caption, row.Width, row.Height, row.Content.Length))
                .ToListAsync(cancellation),
            await db.CaseStudyCountedUses.CountAsync(use => use.Study == study, cancellation),
            mayUse && !isOwn,
            isOwn,
            mayUse ? await UseAsync(db, study, cancellation) : null,
            isOwn || (actor is not null && Access.Allows(Verb.ModerateCaseStudies, actor))
                ? await db.CaseStudyFollowUps.Where(row => row.Study == study).OrderByDescending(row => row.NotedAt)
                    .Select(row => new StudyFollowUp(row.OrganisationName, row.Note, row.NotedAt)).ToListAsync(cancellation)
                : []);
    }

    /// <summary>In the catalogue's order; to where the reader stands, if they stand anywhere.</summary>
    private static async Task<IReadOnlyList<PageLink>> MetricsAsync(
        BenchmarkingDb db, Actor? actor, CaseStudyRevision revision, CancellationToken cancellation)
    {
        var codes = revision.Metrics;
        var root = actor is not null && Access.Allows(Verb.SeeOwnBenchmarks, actor) ? "/benchmarks" : "/metrics";
        var metrics = await db.Metrics.Where(metric => codes.Contains(metric.Code))
            .OrderBy(metric => metric.Position).ThenBy(metric => metric.Code)
            .Select(metric => new { metric.Code, metric.Name }).ToListAsync(cancellation);
        return [.. metrics.Select(metric => new PageLink(metric.Name, $"{root}/{metric.Code}"))];
    }

    private static Task<OwnUse?> UseAsync(BenchmarkingDb db, Guid study, CancellationToken cancellation) => (
        from use in db.CaseStudyUses
        where use.Study == study
        join said in db.CaseStudyFollowUps on use.Id equals said.Id into notes
        from note in notes.DefaultIfEmpty()
        select new OwnUse(use.UsedAt, note == null ? null : note.Note, note != null && note.OrganisationName != null))
        .SingleOrDefaultAsync(cancellation);
}
