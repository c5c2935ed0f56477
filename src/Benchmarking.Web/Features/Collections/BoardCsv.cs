using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Collections;

/// <summary>The board as a file.</summary>
public static class BoardCsv
{
    public static Task<byte[]> OfAsync(Board board, IReadOnlyList<BoardRow> rows, CancellationToken cancellation) => CsvFile.OfAsync(
        ["period", "organisation", "region", "size_band", "state", "late", "sent_at", "signed_off_at", "queries_open", "reopening"],
        rows.Select<BoardRow, Action<CsvOutput>>(row => csv => csv
            .Text(board.Collection.Period).Text(row.Name).Text(row.Region).Text(row.SizeBand).Text(row.State)
            .Text(row.Late ? "yes" : "no").Text(Moment(row.SentAt)).Text(Moment(row.SignedOffAt))
            .Number(row.QueriesOpen).Text(row.Asked is not null ? "asked" : row.ReopenedUntil is not null ? "agreed" : null)),
        cancellation);

    private static string? Moment(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ");
}
