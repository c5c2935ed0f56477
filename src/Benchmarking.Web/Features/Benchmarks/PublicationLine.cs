using System.Globalization;
using Benchmarking.Web.Features.Collections;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>Which publication the numbers come from, in words.</summary>
public static class PublicationLine
{
    /// <summary>"Publication 12, final, of 14 May 2026."</summary>
    public static string Of(PublishedQuarter quarter) =>
        $"Publication {quarter.Number}, {quarter.Kind.Words()}, of {LondonTime.Day(quarter.PublishedAt)}.";

    /// <summary>"A median needs 5 contributors, quartiles 12."</summary>
    public static string Minimums(PublishedQuarter quarter) => string.Create(
        CultureInfo.InvariantCulture,
        $"A median needs {quarter.MinimumForMedian} contributors, quartiles {quarter.MinimumForQuartiles}.");

    /// <summary>How quartiles are read between values, for those who want to check them.</summary>
    public static string Method(string method) => method switch
    {
        "hyndman-fan-7" => "Quartiles by Hyndman and Fan’s type 7, as Excel’s QUARTILE.INC",
        "hyndman-fan-6" => "Quartiles by Hyndman and Fan’s type 6, as Excel’s QUARTILE.EXC",
        _ => $"Quartiles by {method}",
    };
}
