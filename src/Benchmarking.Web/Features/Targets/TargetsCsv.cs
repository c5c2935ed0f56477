using System.Text;
using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Targets;

/// <summary>The targets of a page as a file, one row for each quarter since they were set: numbers rounded as on the page.</summary>
public static class TargetsCsv
{
    public static async Task<byte[]> OfAsync(TargetsPage page, CancellationToken cancellation)
    {
        using var memory = new MemoryStream();
        memory.Write(Encoding.UTF8.Preamble); // tells Excel that the file is UTF-8
        var csv = new CsvOutput(memory);
        csv.Header("metric", "name", "unit", "target", "target_value", "group", "due", "status", "period", "you", "you_note", "target_then", "distance");
        await csv.EndRowAsync(cancellation);
        foreach (var row in page.Rows.Concat(page.Watched))
        {
            foreach (var point in row.Progress.Points.Cast<ProgressPoint?>().DefaultIfEmpty())
            {
                Write(csv, row, point);
                await csv.EndRowAsync(cancellation);
            }
        }

        await csv.FlushAsync(cancellation);
        return memory.ToArray();
    }

    private static void Write(CsvOutput csv, TargetRow row, ProgressPoint? point)
    {
        csv.Text(row.Subject.Code).Text(row.Subject.Name).Text(row.Subject.Metric.Unit)
            .Text(row.AimWords).Number(row.Target.Kind == TargetKind.Number ? row.Target.Value : null)
            .Text(row.Target.GroupCode ?? PeerGroup.All).Text(row.Target.DuePeriod).Text(row.Tag.Text)
            .Text(point?.Period.ToString())
            .Number(Shown(point?.OwnValue, row.Subject)).Text(point is { OwnValue: null } ? point.Own : null)
            .Number(Shown(point?.Edge, row.Subject))
            .Text(point?.Distance.Words ?? row.Distance);
    }

    private static decimal? Shown(decimal? value, MetricSubject subject) =>
        value is { } known ? ChartFigures.Value(known, subject) : null;
}
