using System.Globalization;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Releases.Files;

/// <summary>A table as CSV: UTF-8 without a mark, RFC 4180, a number that is not released an empty field.</summary>
public static class TableCsv
{
    public const string MediaType = "text/csv";

    public static async Task WriteAsync(ReleaseTable table, Stream stream, CancellationToken cancellation)
    {
        var csv = new CsvOutput(stream);
        csv.Header([.. table.Columns.Select(column => column.Name)]);
        await csv.EndRowAsync(cancellation);
        foreach (var row in table.Rows)
        {
            foreach (var value in row)
                Write(csv, value);
            await csv.EndRowAsync(cancellation);
        }

        await csv.FlushAsync(cancellation);
    }

    /// <summary>A cell as it stands in the file before quotes.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        decimal number => Engine.FigureText.Plain(number),
        int whole => whole.ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string text => text,
        _ => throw new ArgumentException($"A cell cannot hold {value.GetType().Name}."),
    };

    private static void Write(CsvOutput csv, object? value)
    {
        if (value is decimal number)
            csv.Number(number);
        else if (value is int whole)
            csv.Number(whole);
        else
            csv.Text(Text(value));
    }
}
