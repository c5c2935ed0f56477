using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>Reads metrics over time: published cells, and beside them the figures of the organisation acted for.</summary>
public static class SeriesQuery
{
    /// <summary>In one query, whatever the number of metrics and quarters. Without an organisation nothing is anybody's own.</summary>
    /// <param name="alone">The one metric whose page it is, read with the core figures; null for every metric.</param>
    public static async Task<IReadOnlyList<MetricSeries>> ReadSeriesAsync(
        this BenchmarkingDb db, Timeline timeline, Perspective perspective, string? alone, CancellationToken cancellation)
    {
        var publications = timeline.Quarters.Select(quarter => quarter.Id).ToList();
        string[] groups = [timeline.Group.Code, PeerGroup.All];
        var rows = await Rows(db)
            .Where(row => publications.Contains(row.Cell.PublicationId) && groups.Contains(row.Cell.GroupCode))
            .Where(row => alone == null || row.Scope == "core" || row.Cell.MetricCode == alone)
            .AsNoTracking().ToListAsync(cancellation);
        return
        [
            .. from row in rows
               group row by row.Cell.MetricCode into metric
               let series = Series([.. metric], timeline, perspective)
               orderby series.Subject.ModulePosition, series.Subject.Position
               select series,
        ];
    }

    private static IQueryable<SeriesRow> Rows(BenchmarkingDb db) =>
        from cell in db.PublishedCells
        join publication in db.Publications on cell.PublicationId equals publication.Id
        join asked in db.CollectionMetrics
            on new { Collection = publication.CollectionId, cell.MetricCode }
            equals new { Collection = (CollectionId?)asked.CollectionId, asked.MetricCode }
        join module in db.Modules on asked.Definition.Metric.Module equals module.Code
        join figure in LatestFigures(db)
            on new { Collection = publication.CollectionId, cell.MetricCode }
            equals new { Collection = (CollectionId?)figure.CollectionId, figure.MetricCode } into own
        from figure in own.DefaultIfEmpty()
        select new SeriesRow
        {
            Cell = cell,
            Name = asked.Definition.Metric.Name,
            Scope = asked.Definition.Metric.Scope,
            Position = asked.Definition.Metric.Position,
            ModuleName = module.Name,
            ModulePosition = module.Position,
            Kind = asked.Definition.Kind,
            Unit = asked.Definition.Unit,
            Decimals = asked.Definition.Decimals,
            Polarity = asked.Definition.Polarity,
            Sensitivity = asked.Definition.Sensitivity,
            Tau = asked.Definition.Tau,
            PossibleLow = asked.Definition.PossibleLow,
            PossibleHigh = asked.Definition.PossibleHigh,
            PlausibleLow = asked.Definition.PlausibleLow,
            PlausibleHigh = asked.Definition.PlausibleHigh,
            Source = asked.Definition.Source,
            AsksSampleSize = asked.Definition.AsksSampleSize,
            OwnValue = figure.Value,
            OwnDenominator = figure.Denominator,
            OwnMarker = figure.Marker,
        };

    /// <summary>What the organisation signed off last for each collection, which may be newer than what was published.</summary>
    private static IQueryable<SignedRow> LatestFigures(BenchmarkingDb db) =>
        from signed in db.SignedReturns
        where !db.SignedReturns.Any(later => later.ReturnId == signed.ReturnId && later.Revision > signed.Revision)
        join figure in db.SignedFigures
            on new { signed.ReturnId, signed.Revision } equals new { figure.ReturnId, figure.Revision }
        select new SignedRow
        {
            CollectionId = signed.CollectionId,
            MetricCode = figure.MetricCode,
            Value = figure.Value,
            Denominator = figure.Denominator,
            Marker = figure.Marker,
        };

    private static MetricSeries Series(List<SeriesRow> rows, Timeline timeline, Perspective perspective)
    {
        var byCell = rows.ToDictionary(row => (row.Cell.PublicationId, row.Cell.GroupCode));
        var points = timeline.Steps().Select(step => Point(step.Period, step.Quarter)).ToList();
        return new MetricSeries(rows.MaxBy(row => row.Cell.Period, StringComparer.Ordinal)!.Subject, points);

        SeriesPoint Point(Period period, PublishedQuarter? quarter)
        {
            if (quarter is null)
                return new SeriesPoint(period, null, null, null, null);

            var cell = byCell.GetValueOrDefault((quarter.Id, timeline.Group.Code));
            var all = byCell.GetValueOrDefault((quarter.Id, PeerGroup.All));
            var own = perspective.IsMember ? OwnFigures.Of(quarter.OwnReturn, cell ?? all) : null;
            return new SeriesPoint(period, quarter, cell?.Cell.ForEngine(), all?.Cell.ForEngine(), own);
        }
    }

    private sealed class SignedRow
    {
        public CollectionId CollectionId { get; init; }

        public required string MetricCode { get; init; }

        public decimal? Value { get; init; }

        public decimal? Denominator { get; init; }

        public string? Marker { get; init; }
    }
}
