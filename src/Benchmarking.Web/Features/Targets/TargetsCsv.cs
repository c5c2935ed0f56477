using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Targets;

/// <summary>The targets of a page as a file, one row for each quarter since they were set: numbers rounded as on the page.</summary>
public static class TargetsCsv
{
    public static Task<byte[]> OfAsync(TargetsPage page, CancellationToken cancellation) => CsvFile.OfAsync(
        ["metric", "name", "unit", "target", "target_value", "group", "due", "status", "period", "you", "you_note", "target_then", "distance"],
        from row in page.Rows.Concat(page.Watched)
        from point in row.Progress.Points.Cast<ProgressPoint?>().DefaultIfEmpty()
        select (Action<CsvOutput>)(csv => Write(csv, row, point)),
        cancellation);

    private static void Write(CsvOutput csv, TargetRow row, ProgressPoint? point)
    {
        csv.Text(row.Subject.Code).Text(row.Subject.Name).Text(row.Subject.Metric.Unit)
            .Text(row.AimWords).Number(row.Target.Kind == TargetKind.Number ? row.Target.Value : null)
            .Text(row.Target.GroupCode ?? PeerGroup.All).Text(row.Target.DuePeriod).Text(row.Tag.Text)
            .Text(point?.Period.ToString())
            .Number(ChartFigures.Value(point?.OwnValue, row.Subject)).Text(point is { OwnValue: null } ? point.Own : null)
            .Number(ChartFigures.Value(point?.Edge, row.Subject))
            .Text(point?.Distance.Words ?? row.Distance);
    }
}
