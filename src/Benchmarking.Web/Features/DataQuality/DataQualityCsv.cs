using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.DataQuality;

/// <summary>The explanations as a file, a line each.</summary>
public static class DataQualityCsv
{
    public static Task<byte[]> OfAsync(DataQualityPage page, CancellationToken cancellation) => CsvFile.OfAsync(
        ["period", "metric", "name", "finding", "finding_words", "explanation"],
        from metric in page.Metrics
        from finding in metric.Findings
        from explanation in finding.Explanations
        select (Action<CsvOutput>)(csv => csv
            .Text(page.Chosen?.ToString()).Text(metric.Code).Text(metric.Name).Text(finding.Code).Text(finding.Words).Text(explanation)),
        cancellation);
}
