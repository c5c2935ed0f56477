using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Collections;

/// <summary>All that the publisher is given for a publication, with the ledger of everything shown so far.</summary>
public static class PublicationInputs
{
    /// <summary>Read under the lock on numbers (<see cref="WritePublication.TakeNumberAsync"/>): no publication comes between.</summary>
    public static async Task<PublicationInput> InputAsync(
        this BenchmarkingDb db, Publication publication, SignedReturns signed, IReadOnlyList<Metric> metrics, CancellationToken cancellation)
    {
        var ledger = await db.ReadLedgerAsync(cancellation);
        return new()
        {
            Metrics = metrics,
            Observations = signed.Observations,
            Earlier = await db.ReadEarlierAsync(Period.Parse(publication.Period), ledger, cancellation),
            Groups = signed.Groups,
            InterestGroups = signed.InterestGroups,
            Ledger = ledger,
            Release = publication.Number,
            Kind = publication.Kind switch
            {
                PublicationKind.Provisional => ReleaseKind.Provisional,
                PublicationKind.Final => ReleaseKind.Final,
                _ => ReleaseKind.AnnualRevision,
            },
            Key = await db.PublisherKeyAsync(cancellation),
            Today = LondonTime.DateOf(publication.PublishedAt),
        };
    }
}
