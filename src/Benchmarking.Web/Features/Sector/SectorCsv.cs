using Benchmarking.Engine;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Sector;

/// <summary>
/// The steering group's pages as files: numbers rounded as on the page, without signs and units; one that is not shown is
/// empty, with its code beside it.
/// </summary>
public static class SectorCsv
{
    public static Task<byte[]> OfAsync(ChangesPage page, CancellationToken cancellation) => CsvFile.OfAsync(
        ["metric", "name", "unit", "group", "from_period", "to_period", "from_median", "to_median", "change", "of_middle_half", "from_held_from", "held_from", "why_left_out"],
        page.Rows.Concat(page.Same).Select<ChangeRow, Action<CsvOutput>>(row => csv => Metric(csv, row.Subject).Text(page.Timeline.Group.Code)
                .Text(page.Before?.Period.ToString()).Text(page.Timeline.Latest.Period.ToString())
                .Number(ChartFigures.Value(row.Then.Median, row.Subject)).Number(ChartFigures.Value(row.Now.Median, row.Subject))
                .Number(row.Amount).Number(row.Share is { } share ? FigureText.Round(share, 2) : null).Text(row.Then.HeldFrom).Text(row.Now.HeldFrom).Text(null))
            .Concat(page.LeftOut.Select<LeftOutRow, Action<CsvOutput>>(row => csv => Metric(csv, row.Subject).Text(page.Timeline.Group.Code)
                .Text(page.Before?.Period.ToString()).Text(page.Timeline.Latest.Period.ToString())
                .Text(null).Text(null).Text(null).Text(null).Text(null).Text(null).Text(row.Now ?? row.Then))),
        cancellation);

    public static Task<byte[]> OfAsync(SpreadPage page, CancellationToken cancellation) => CsvFile.OfAsync(
        ["metric", "name", "unit", "group", "period", "lower_quartile", "median", "upper_quartile", "width", "percent_of_expected_range", "n", "held_from", "why_left_out"],
        page.Rows.Select<SpreadRow, Action<CsvOutput>>(row => csv => Metric(csv, row.Subject).Text(page.Timeline.Group.Code)
                .Text(page.Timeline.Latest.Period.ToString())
                .Number(ChartFigures.Value(row.Cell.LowerQuartile, row.Subject)).Number(ChartFigures.Value(row.Cell.Median, row.Subject)).Number(ChartFigures.Value(row.Cell.UpperQuartile, row.Subject))
                .Number(ChartFigures.Value(row.Width, row.Subject)).Number(row.Share).Number(row.Cell.N).Text(row.Cell.HeldFrom).Text(null))
            .Concat(page.LeftOut.Select<LeftOutRow, Action<CsvOutput>>(row => csv => Metric(csv, row.Subject).Text(page.Timeline.Group.Code)
                .Text(page.Timeline.Latest.Period.ToString())
                .Text(null).Text(null).Text(null).Text(null).Text(null).Text(null).Text(null).Text(row.Now))),
        cancellation);

    public static Task<byte[]> OfAsync(ComparePage page, CancellationToken cancellation) => CsvFile.OfAsync(
        ["metric", "name", "unit", "group", "period", "publication", "lower_quartile", "median", "upper_quartile", "n", "status", "reason", "held_from"],
        page.Modules.SelectMany(module => module.Rows).SelectMany(row => new[] { (row.Subject, Side: row.Then, Quarter: page.From), (row.Subject, Side: row.Now, Quarter: page.To) })
            .Select<(MetricSubject Subject, CompareSide? Side, PublishedQuarter Quarter), Action<CsvOutput>>(one => csv => Cell(
                Metric(csv, one.Subject).Text(page.Timeline.Group.Code).Text(one.Quarter.Period.ToString()).Number(one.Quarter.Number),
                one.Side?.Cell, one.Subject)),
        cancellation);

    public static Task<byte[]> OfAsync(SplitsPage page, CancellationToken cancellation) => CsvFile.OfAsync(
        ["metric", "name", "unit", "period", "group", "dimension", "group_name", "lower_quartile", "median", "upper_quartile", "n", "status", "reason", "held_from"],
        page.Attributes.SelectMany(attribute => attribute.Rows).Prepend(page.Everyone)
            .Select<SplitRow, Action<CsvOutput>>(row => csv => Cell(
                Metric(csv, page.Subject).Text(page.Timeline.Latest.Period.ToString()).Text(row.Group.Code).Text(row.Group.Dimension).Text(row.Group.Name),
                row.Cell, page.Subject)),
        cancellation);

    /// <summary>A row for each metric and quarter, with what is said of the whole quarter beside it; how returns stand only where the page shows it.</summary>
    public static Task<byte[]> OfAsync(AnsweringPage page, CancellationToken cancellation) => CsvFile.OfAsync(
        [
            "metric", "name", "period", "publication", "n", "members", "why_no_n", "explanations",
            "quarter_most_n", "quarter_share_percent", "quarter_explanations",
            .. page.KnowsReturns ? ["quarter_returns_signed_off", "quarter_nothing_to_report"] : Array.Empty<string>(),
        ],
        page.Metrics.SelectMany(metric => metric.Counts.Zip(page.Quarters, (count, quarter) => (metric.Subject, count, quarter)))
            .Select<(MetricSubject Subject, AnswerCount Count, QuarterAnswers Quarter), Action<CsvOutput>>(one => csv =>
            {
                csv.Text(one.Subject.Code).Text(one.Subject.Name).Text(one.Quarter.Quarter.Period.ToString()).Number(one.Quarter.Quarter.Number)
                    .Number(one.Count.N).Number(one.Quarter.Members > 0 ? one.Quarter.Members : null).Text(one.Count.N is null ? one.Count.Brief : null)
                    .Number(one.Count.Explanations).Number(one.Quarter.Most).Number(one.Quarter.Rate).Number(one.Quarter.Explanations);
                if (page.KnowsReturns)
                    csv.Number(one.Quarter.SignedOff).Number(one.Quarter.NothingToReport);
            }),
        cancellation);

    private static CsvOutput Metric(CsvOutput csv, MetricSubject subject) => csv.Text(subject.Code).Text(subject.Name).Text(subject.Metric.Unit);

    private static void Cell(CsvOutput csv, Cell? cell, MetricSubject subject) => csv
        .Number(ChartFigures.Value(cell?.LowerQuartile, subject)).Number(ChartFigures.Value(cell?.Median, subject)).Number(ChartFigures.Value(cell?.UpperQuartile, subject))
        .Number(cell?.N).Text(cell?.Status.Code()).Text(cell?.Reason?.ToString()).Text(cell?.HeldFrom);
}
