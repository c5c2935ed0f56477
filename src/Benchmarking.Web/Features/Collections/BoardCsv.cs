using System.Text;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Collections;

/// <summary>The board as a file.</summary>
public static class BoardCsv
{
    public static async Task<byte[]> OfAsync(Board board, IReadOnlyList<BoardRow> rows, CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        // With the mark that tells Excel that the file is UTF-8.
        file.Write(Encoding.UTF8.Preamble);
        var csv = new CsvOutput(file);
        await csv.Header("period", "organisation", "region", "size_band", "state", "late", "sent_at", "signed_off_at", "queries_open", "reopening").EndRowAsync(cancellation);
        foreach (var row in rows)
        {
            await csv.Text(board.Collection.Period).Text(row.Name).Text(row.Region).Text(row.SizeBand).Text(row.State)
                .Text(row.Late ? "yes" : "no").Text(Moment(row.SentAt)).Text(Moment(row.SignedOffAt))
                .Number(row.QueriesOpen).Text(row.Asked is not null ? "asked" : row.ReopenedUntil is not null ? "agreed" : null).EndRowAsync(cancellation);
        }

        await csv.FlushAsync(cancellation);
        return file.ToArray();
    }

    private static string? Moment(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ");
}
