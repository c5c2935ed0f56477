using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Collections;

/// <summary>
/// The figures behind earlier publications, in every state in which they stood in one: without them the audit could not
/// tell what the numbers shown so far say together with new ones.
/// </summary>
public static class EarlierFigures
{
    /// <summary>Periods in which the numbers shown of a period and those beside it were first made.</summary>
    private static IEnumerable<string> FirstMade(Period period, Ledger ledger)
    {
        string[] beside = [period.Previous.ToString(), period.ToString(), period.Next.ToString()];
        var used = ledger.Entries.Where(entry => beside.Contains(entry.Period)).Select(entry => entry.Input).ToHashSet(StringComparer.Ordinal);
        return ledger.Entries.Where(entry => used.Contains(entry.Input)).DistinctBy(entry => (entry.Metric, entry.Input)).Select(entry => entry.Period);
    }

    /// <summary>How far back moves from one period to the next are looked at.</summary>
    private const int PeriodsBack = 5;

    /// <summary>
    /// Those of a period, of the five before it and of the one after it, and those from which a number was first made
    /// that was held from period to period ever since; of each the latest state last.
    /// </summary>
    public static async Task<IReadOnlyList<Observation>> ReadEarlierAsync(
        this BenchmarkingDb db, Period period, Ledger ledger, CancellationToken cancellation)
    {
        var periods = new HashSet<string>(StringComparer.Ordinal) { period.Next.ToString(), period.ToString() };
        for (var (before, step) = (period.Previous, 0); step < PeriodsBack; step++, before = before.Previous)
            periods.Add(before.ToString());
        periods.UnionWith(FirstMade(period, ledger));
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
