namespace Benchmarking.Workbooks.Reading.Csv;

/// <summary>Finds out by looking what a text file does not say of itself: its separator and its way with decimals.</summary>
internal static class CsvLook
{
    private const int LookedRecords = 50;

    // Where two would do equally well the earlier counts: commas stand in texts and numbers, tabs hardly ever.
    private static readonly char[] Separators = ['\t', ';', '|', ','];

    /// <summary>
    /// The separator that a line <c>sep=;</c> names, with that line's length; (null, 0) where there is none.
    /// </summary>
    public static (char? Separator, int Length) Declared(ReadOnlySpan<char> start)
    {
        if (!start.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || start.Length < 5)
            return (null, 0);
        var end = start[5..] switch
        {
            [] => 5,
            ['\r', '\n', ..] => 7,
            ['\r' or '\n', ..] => 6,
            _ => 0,
        };
        return end > 0 && Array.IndexOf(Separators, start[4]) >= 0 ? (start[4], end) : (null, 0);
    }

    /// <summary>The separator that cuts the most of the first records into the same number of fields.</summary>
    public static char Separator(string start) => Separators
        .Select(separator => (separator, Fit: Fit(start, separator)))
        .Aggregate((best, next) => next.Fit.CompareTo(best.Fit) > 0 ? next : best) is { Fit.Records: > 0 } found
            ? found.separator
            : ',';

    /// <summary>True where fields are written with a decimal comma and none with a point.</summary>
    public static bool HasDecimalCommas(CsvLexer lexer)
    {
        var commas = false;
        while (lexer.Read())
        {
            for (var i = 0; i < lexer.Fields; i++)
            {
                var sign = CsvNumber.SignOf(lexer[i]);
                if (sign == DecimalSign.Point)
                    return false;
                commas |= sign == DecimalSign.Comma;
            }
        }

        return commas;
    }

    private static (int Records, int Fields) Fit(string start, char separator)
    {
        var counts = new List<int>();
        var lexer = new CsvLexer(new StringReader(start), separator);
        try
        {
            while (counts.Count < LookedRecords && lexer.Read())
                counts.Add(lexer.Fields);
        }
        catch (WorkbookRefusedException)
        {
            // The sample may end inside a quoted field; the records before it have been counted.
        }

        return counts.Where(fields => fields > 1).GroupBy(fields => fields)
            .Select(group => (group.Count(), group.Key)).DefaultIfEmpty().Max();
    }
}
