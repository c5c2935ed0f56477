using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Collections;

/// <summary>How many returns were signed off anew since a collection was published last.</summary>
public static class CorrectedReturns
{
    /// <param name="publication">The one being made.</param>
    public static async Task<int> CorrectedAsync(
        this BenchmarkingDb db, Publication publication, SignedReturns signed, CancellationToken cancellation)
    {
        var stood = await (
                from row in db.PublicationReturns
                join earlier in db.Publications on row.PublicationId equals earlier.Id
                where earlier.CollectionId == publication.CollectionId && earlier.Id != publication.Id
                group row.Revision by row.OrganisationId into own
                select new { Organisation = own.Key, Revision = own.Max() })
            .ToDictionaryAsync(own => own.Organisation, own => own.Revision, cancellation);
        return signed.OnRecord(publication.Id).Count(now => stood.TryGetValue(now.OrganisationId, out var before) && before < now.Revision);
    }

    /// <summary>Said after the count of returns; empty where nothing was corrected.</summary>
    public static string Words(int corrected) => corrected switch
    {
        0 => "",
        1 => " 1 return was corrected since the publication before.",
        _ => $" {corrected} returns were corrected since the publication before.",
    };
}
