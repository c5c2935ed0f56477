namespace Benchmarking.Workbooks.Reading.Csv;

/// <summary>
/// Tells numbers from texts. Only what loses nothing as a number is one: <c>12.50</c> is, <c>007</c>, <c>+3</c> and
/// <c>1e5</c> stay texts, for whoever asks for a number to judge.
/// </summary>
internal static class CsvNumber
{
    private const int MostDigits = 18;

    /// <summary>The number, or null.</summary>
    /// <param name="text">A field.</param>
    /// <param name="point">What stands before decimals: a point or a comma.</param>
    public static decimal? Parse(ReadOnlySpan<char> text, char point)
    {
        var negative = text.Length > 0 && text[0] == '-';
        var digits = negative ? text[1..] : text;
        if (digits.IsEmpty || digits.Length > MostDigits + 1 || !char.IsAsciiDigit(digits[0]) || !char.IsAsciiDigit(digits[^1]))
            return null;
        if (digits[0] == '0' && digits.Length > 1 && digits[1] != point)
            return null;

        var (value, places, count) = (0L, -1, 0);
        foreach (var c in digits)
        {
            if (c == point && places < 0)
                places = 0;
            else if (!char.IsAsciiDigit(c) || ++count > MostDigits)
                return null;
            else
                (value, places) = ((value * 10) + c - '0', places < 0 ? -1 : places + 1);
        }

        return new decimal((int)value, (int)(value >> 32), 0, negative, (byte)Math.Max(places, 0));
    }

    /// <summary>What a field tells of the file's way with decimals.</summary>
    public static DecimalSign SignOf(ReadOnlySpan<char> text)
    {
        if (Parse(text, '.') is not null)
            return text.Contains('.') ? DecimalSign.Point : DecimalSign.None;
        if (Parse(text, ',') is null)
            return DecimalSign.None;
        // "1,234" may be a thousand or a little more than one; "12,5", "1,23" and "0,125" can only be decimals.
        var decimals = text.Length - text.IndexOf(',') - 1;
        var whole = text[..text.IndexOf(',')].TrimStart('-');
        return decimals == 3 && whole.Length <= 3 && whole[0] != '0' ? DecimalSign.None : DecimalSign.Comma;
    }
}

/// <summary>What stands before decimals.</summary>
internal enum DecimalSign
{
    /// <summary>The field does not tell.</summary>
    None,
    Point,
    Comma,
}
