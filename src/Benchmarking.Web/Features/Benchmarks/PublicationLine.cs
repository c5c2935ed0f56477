using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Web.Features.Collections;
using Benchmarking.Web.Features.Disclosure;
using Benchmarking.Web.Platform;
using static Benchmarking.Web.Shared.FirstLetter;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>Which publication the numbers come from, in words.</summary>
public static class PublicationLine
{
    /// <summary>"Publication 12, final, of 14 May 2026."</summary>
    public static string Of(PublishedQuarter quarter) =>
        $"Publication {quarter.Number}, {quarter.Kind.Words()}, of {LondonTime.Day(quarter.PublishedAt)}.";

    /// <summary>How the latest numbers of a metric were made: "Middle-four average, rounded to 2 points."</summary>
    public static string Reading(MetricSeries series)
    {
        if (series.Latest.Quarter is null)
            return "Nothing was published for this quarter.";
        if (series.Latest.Cell is not { Median: not null } cell)
            return "";

        var text = Estimator(cell.Method) + Rounded(cell, series.Subject.Metric);
        return $"{Raised(text)}.";
    }

    /// <summary>How a median is read, in a few words.</summary>
    private static string Estimator(string method) => method switch
    {
        "rank-kernel-4" => "middle-four average",
        "hyndman-fan-1" => "middle category",
        _ => "ordinary median",
    };

    private static string Rounded(Cell cell, Metric metric) => RadiusWords.Rounded(cell.Base, metric) is { } rounded ? $", {rounded}" : "";

    /// <summary>"A median needs 5 contributors, quartiles 12."</summary>
    public static string Minimums(PublishedQuarter quarter) => string.Create(
        CultureInfo.InvariantCulture,
        $"A median needs {quarter.MinimumForMedian} contributors, quartiles {quarter.MinimumForQuartiles}.");

    /// <summary>How quartiles are read between values, for those who want to check them.</summary>
    public static string Method(string method) => method switch
    {
        "rank-kernel-4" => "Medians and quartiles are averages of the four figures around them, rounded",
        "hyndman-fan-7" => "Quartiles by Hyndman and Fan’s type 7, as Excel’s QUARTILE.INC",
        "hyndman-fan-6" => "Quartiles by Hyndman and Fan’s type 6, as Excel’s QUARTILE.EXC",
        _ => $"Quartiles by {method}",
    };
}
