using System.Text;

namespace Benchmarking.Web.Features.Collections;

/// <summary>The board as a file (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe.</summary>
public static class BoardCsv
{
    public static byte[] Of(Board board, IReadOnlyList<BoardRow> rows)
    {
        var csv = new StringBuilder("period,organisation,region,size_band,state,late,sent_at,signed_off_at\r\n");
        foreach (var row in rows)
        {
            string[] fields =
            [
                board.Collection.Period, row.Name, row.Region, row.SizeBand, row.State, row.Late ? "yes" : "no",
                Moment(row.SentAt), Moment(row.SignedOffAt),
            ];
            csv.AppendJoin(',', fields.Select(Field)).Append("\r\n");
        }

        // With the mark that tells Excel that the file is UTF-8.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    private static string Moment(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ") ?? "";

    private static string Field(string text)
    {
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\0')
            text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
