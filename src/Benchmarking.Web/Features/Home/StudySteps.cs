using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Home;

/// <summary>How many case studies wait for somebody.</summary>
/// <param name="ChangesAsked">Own ones, not answered yet.</param>
/// <param name="Approved">Own ones, not published yet.</param>
/// <param name="ToRead">Those that this editor may decide on.</param>
public sealed record StudySteps(int ChangesAsked, int Approved, int ToRead, bool MayPublish)
{
    public static async Task<StudySteps> ReadAsync(BenchmarkingDb db, Actor actor, CancellationToken cancellation)
    {
        var own = Access.Allows(Verb.WriteCaseStudies, actor)
            ? await (
                from study in db.CaseStudies
                join revision in db.CaseStudyRevisions on new { Study = study.Id, study.Revision } equals new { revision.Study, revision.Revision }
                where study.State == CaseStudyState.Sent
                select revision.State).ToListAsync(cancellation)
            : [];
        var toRead = Access.Allows(Verb.ModerateCaseStudies, actor)
            ? await db.CaseStudyRevisions.CountAsync(
                row => row.State == RevisionState.Sent && !db.CaseStudies.Any(study => study.Id == row.Study), cancellation)
            : 0;
        return new StudySteps(
            own.Count(state => state == RevisionState.ChangesAsked), own.Count(state => state == RevisionState.Approved), toRead,
            Access.Allows(Verb.PublishCaseStudies, actor));
    }
}
