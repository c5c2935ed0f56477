using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Collections;

/// <summary>
/// The figures behind earlier publications, in every state in which they stood in one: without them the audit could not
/// tell what the numbers shown so far say together with new ones.
/// </summary>
public static class EarlierFigures
{
    /// <summary>How far back moves from one period to the next are looked at.</summary>
    private const int PeriodsBack = 5;

    /// <summary>Those of a period, of the five before it and of the one after it; of each the latest state last.</summary>
    public static async Task<IReadOnlyList<Observation>> ReadEarlierAsync(
        this BenchmarkingDb db, Period period, CancellationToken cancellation)
    {
        var periods = new List<string> { period.Next.ToString(), period.ToString() };
        for (var (before, step) = (period.Previous, 0); step < PeriodsBack; step++, before = before.Previous)
            periods.Add(before.ToString());
        var figures = await (
                from publication in db.Publications
                where periods.Contains(publication.Period)
                join stood in db.PublicationReturns on publication.Id equals stood.PublicationId
                join figure in db.SignedFigures
                    on new { stood.OrganisationId, stood.ReturnId, stood.Revision }
                    equals new { figure.OrganisationId, figure.ReturnId, figure.Revision }
                where figure.Value != null
                orderby publication.Number
                select new { publication.Period, Figure = figure })
            .AsNoTracking().ToListAsync(cancellation);
        return
        [
            .. figures
                .Select(row => (row.Period, row.Figure))
                .DistinctBy(row => (row.Figure.OrganisationId, row.Figure.ReturnId, row.Figure.Revision, row.Figure.MetricCode))
                .Select(row => SignedReturns.Observed(row.Figure, row.Period)),
        ];
    }
}
