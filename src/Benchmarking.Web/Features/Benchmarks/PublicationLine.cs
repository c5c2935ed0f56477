using System.Globalization;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>Which publication the numbers come from, in words.</summary>
public static class PublicationLine
{
    /// <summary>"Publication 12, final, of 14 May 2026."</summary>
    public static string Of(PublishedQuarter quarter) =>
        $"Publication {quarter.Number}, {Kind(quarter.Kind)}, of {LondonTime.Day(quarter.PublishedAt)}.";

    /// <summary>"A median needs 5 contributors, quartiles 12."</summary>
    public static string Minimums(PublishedQuarter quarter) => string.Create(
        CultureInfo.InvariantCulture,
        $"A median needs {quarter.MinimumForMedian} contributors, quartiles {quarter.MinimumForQuartiles}.");

    private static string Kind(PublicationKind kind) => kind == PublicationKind.Final ? "final" : "provisional";
}
