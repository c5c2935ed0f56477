using System.Text;
using CsvHelper;

namespace Benchmarking.Tool;

/// <summary>
/// A CSV file read row by row: UTF-8 with or without a byte order mark, a header whose columns may stand in any
/// order, columns it does not ask for ignored.
/// </summary>
public static class CsvTable
{
    /// <summary>Longer records are the work of a quotation mark that is never closed.</summary>
    private const int LongestRecord = 1 << 20;

    private const string BadQuotes =
        "a quotation mark is out of place; a field with quotes is written \"so \"\"quoted\"\" here\"";

    /// <summary>Reads a file's rows. What is wrong with the file itself becomes a problem and ends the reading.</summary>
    /// <param name="path">The file.</param>
    /// <param name="required">Columns that must be there.</param>
    /// <param name="problems">Where problems are noted.</param>
    /// <param name="read">Called for each row in turn.</param>
    public static void Read(string path, string[] required, Problems problems, Action<CsvRow> read)
    {
        try
        {
            using var text = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
            ReadRows(path, text, required, problems, read);
        }
        catch (DecoderFallbackException)
        {
            problems.Add(path, "is not UTF-8 text; save it as CSV UTF-8");
        }
        catch (CsvFormatException e)
        {
            problems.Add(path, (int)Math.Max(e.LineNumber, 1), 1, "a record has no end; a quotation mark may be missing");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            problems.Add(path, "there is no such file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(path, $"cannot be read: {e.Message}");
        }
    }

    private static void ReadRows(
        string path, TextReader text, string[] required, Problems problems, Action<CsvRow> read)
    {
        var badQuotes = false;
        using var csv = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = ',',
            TrackLineNumbers = true,
            MaxRecordSize = LongestRecord,
            OnMalformedRecord = _ => badQuotes = true,
        });
        csv.ReadHeader();
        string[] header = [.. csv.Headers];
        if (header.Length == 0)
        {
            problems.Add(path, "is empty; it needs a header line");
            return;
        }

        if (Columns(path, header, required, problems) is not { } columns) return;

        while (csv.Read())
        {
            var row = new CsvRow(path, csv, columns, problems);
            if (badQuotes) row.Refuse(BadQuotes);
            else if (csv.FieldCount != header.Length) row.Refuse(Width(csv.FieldCount, header.Length));
            else read(row);
            badQuotes = false;
        }
    }

    private static string Width(int columns, int header) => $"{columns} columns where the header has {header}";

    private static Dictionary<string, int>? Columns(
        string path, string[] header, string[] required, Problems problems)
    {
        var before = problems.Count;
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Length; i++)
        {
            var name = header[i].Trim();
            if (name.Length > 0 && !columns.TryAdd(name, i))
            {
                problems.Add(path, 1, i + 1, $"the column {name} stands in the header twice");
            }
        }

        foreach (var name in required.Where(name => !columns.ContainsKey(name)))
        {
            problems.Add(path, 1, 1, $"the column {name} is missing from the header");
        }

        return problems.Count == before ? columns : null;
    }
}
