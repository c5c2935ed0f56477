using System.Text;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.DataQuality;

/// <summary>The explanations as a file, a line each.</summary>
public static class DataQualityCsv
{
    public static async Task<byte[]> OfAsync(DataQualityPage page, CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        // With the mark that tells Excel that the file is UTF-8.
        file.Write(Encoding.UTF8.Preamble);
        var csv = new CsvOutput(file);
        await csv.Header("period", "metric", "name", "finding", "finding_words", "explanation").EndRowAsync(cancellation);
        foreach (var metric in page.Metrics)
        {
            foreach (var finding in metric.Findings)
            {
                foreach (var explanation in finding.Explanations)
                {
                    await csv.Text(page.Chosen?.ToString()).Text(metric.Code).Text(metric.Name).Text(finding.Code).Text(finding.Words)
                        .Text(explanation).EndRowAsync(cancellation);
                }
            }
        }

        await csv.FlushAsync(cancellation);
        return file.ToArray();
    }
}
