using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Releases.Files;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Releases.Making;

/// <summary><c>publications.csv</c>: what the release is made from.</summary>
public static class PublicationsTable
{
    private static readonly SnakeCaseEnum<PublicationKind> Kinds = new();

    private static readonly ReleaseColumn[] Columns =
    [
        new("publication", "Publication", "The publication’s number.", ColumnType.Whole) { IsKey = true },
        new("kind", "Kind", "provisional; final; revision (annual); national (figures that were public already)."),
        new("period", "Period", "The quarter, such as 2026-Q1 for April to June 2026, or the year from April, such as 2023-24."),
        new("title", "Title", "As it was published."),
        new("source", "Source", "Where the figures come from."),
        new("method", "Method", "How quantiles are read: rank-kernel, or hf and the number of Hyndman and Fan’s definition."),
        new("minimum_for_median", "Minimum for a median", "How many contributors a median needs.", ColumnType.Whole) { Unit = "contributors" },
        new("minimum_for_quartiles", "Minimum for quartiles", "How many contributors quartiles need.", ColumnType.Whole) { Unit = "contributors" },
        new("published_on", "Published on", "The day on which it was published, in the United Kingdom.", ColumnType.Day),
    ];

    public static ReleaseTable Of(IReadOnlyList<Publication> publications) => new(
        "publications",
        "Publications",
        "The publications that the release is made from, one a row.",
        Columns,
        [
            .. publications.Select(one => new object?[]
            {
                one.Number, (string)Kinds.ConvertToProvider(one.Kind)!, one.Period, one.Title, one.Source, one.Method,
                one.MinimumForMedian, one.MinimumForQuartiles, LondonTime.DateOf(one.PublishedAt),
            }),
        ]);
}
