using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies;

/// <summary>What a reader may read: the first of the two walls; the database's own policies are the second.</summary>
public static class PublishedStudies
{
    /// <summary>
    /// The published revision of each study that may be read here: everything for members and the consortium's
    /// administrators, what is meant for everyone for all others.
    /// </summary>
    public static IQueryable<CaseStudyRevision> PublishedStudiesHere(this BenchmarkingDb db)
    {
        var published = db.CaseStudyRevisions.AsNoTracking().Where(row => row.State == RevisionState.Published);
        return db.Tenant is not null || db.Consortium
            ? published
            : published.Where(row => row.Audience == CaseStudyAudience.Everyone);
    }
}
