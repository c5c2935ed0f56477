using Benchmarking.Web.Database;
using Benchmarking.Web.Features.Targets;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>The rows that a page of benchmarks is made of.</summary>
public static class SeriesQuery
{
    /// <summary>Each cell with its metric, and beside it the own figure where there is one.</summary>
    public static IQueryable<SeriesRow> CellsWithOwn(this BenchmarkingDb db) =>
        from cell in db.PublishedCells
        join publication in db.Publications on cell.PublicationId equals publication.Id
        join asked in db.CollectionMetrics
            on new { Collection = publication.CollectionId, cell.MetricCode }
            equals new { Collection = (CollectionId?)asked.CollectionId, asked.MetricCode }
        join module in db.Modules on asked.Definition.Metric.Module equals module.Code
        join figure in db.OwnFigures()
            on new { Collection = publication.CollectionId, cell.MetricCode }
            equals new { Collection = (CollectionId?)figure.Collection, figure.MetricCode } into own
        from figure in own.DefaultIfEmpty()
        select new SeriesRow
        {
            Cell = cell,
            Collection = asked.CollectionId,
            Name = asked.Definition.Metric.Name,
            Scope = asked.Definition.Metric.Scope,
            Position = asked.Definition.Metric.Position,
            Module = module.Code,
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
            OwnCode = figure.MetricCode,
            OwnValue = figure.Value,
            OwnDenominator = figure.Denominator,
            OwnMarker = figure.Marker,
            TargetKind = figure.TargetKind,
            TargetValue = figure.TargetValue,
            TargetBand = figure.TargetBand,
            TargetGroup = figure.TargetGroup,
        };

    /// <summary>
    /// What the organisation signed off last for each collection, which may be newer than what was published, and what it
    /// aims at now.
    /// </summary>
    public static IQueryable<OwnRow> OwnFigures(this BenchmarkingDb db) =>
        from signed in db.SignedReturns
        where !db.SignedReturns.Any(later => later.ReturnId == signed.ReturnId && later.Revision > signed.Revision)
        join figure in db.SignedFigures
            on new { signed.ReturnId, signed.Revision } equals new { figure.ReturnId, figure.Revision }
        join target in db.CurrentTargets() on figure.MetricCode equals target.MetricCode into targets
        from target in targets.DefaultIfEmpty()
        select new OwnRow
        {
            Collection = signed.CollectionId,
            MetricCode = figure.MetricCode,
            Value = figure.Value,
            Denominator = figure.Denominator,
            Marker = figure.Marker,
            TargetKind = target.Kind,
            TargetValue = target.Value,
            TargetBand = target.Band,
            TargetGroup = target.GroupCode,
        };
}
