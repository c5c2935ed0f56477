using System.Globalization;

namespace Benchmarking.Workbooks.Reading;

/// <summary>Spreadsheet addresses: columns count from 1, so that column 28 in row 5 is <c>AB5</c>.</summary>
internal static class CellReference
{
    public static string Of(int column, int row) => Letters(column) + row.ToString(CultureInfo.InvariantCulture);

    public static string Letters(int column)
    {
        Span<char> letters = stackalloc char[8];
        var at = letters.Length;
        for (; column > 0; column = (column - 1) / 26)
            letters[--at] = (char)('A' + ((column - 1) % 26));
        return new string(letters[at..]);
    }

    /// <summary>The column of a reference such as <c>AB5</c>; 0 where it has none.</summary>
    public static int Column(ReadOnlySpan<char> reference)
    {
        var column = 0;
        foreach (var c in reference)
        {
            var letter = c | 0x20;
            if (letter is < 'a' or > 'z' || column > 100_000)
                break;
            column = (column * 26) + letter - 'a' + 1;
        }

        return column;
    }
}
