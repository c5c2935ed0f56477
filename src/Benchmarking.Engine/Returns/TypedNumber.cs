using System.Globalization;

namespace Benchmarking.Engine.Returns;

/// <summary>
/// Reads a number as people type or paste it: <c>1,234.5</c>, <c>1 234</c>, <c>£12.50</c>, <c>72%</c>, <c>+3</c>, with
/// any kind of space around it and full-width characters. It never guesses: what could mean two things is unreadable.
/// </summary>
public static class TypedNumber
{
    /// <summary>Longer texts are not numbers anybody typed.</summary>
    public const int LongestText = 30;

    /// <summary>No figure is larger than this, above or below zero.</summary>
    public const decimal Largest = 1_000_000_000_000m;

    private const string DigitsOnly = "Use digits only, such as 1250 or 12.5.";

    /// <summary>Reads what was typed.</summary>
    /// <param name="text">The text; may be null.</param>
    /// <returns>
    /// A value; <see cref="Answer.Blank"/> where nothing but spaces was typed; otherwise the text as typed in
    /// <see cref="Answer.Unreadable"/>, for which <see cref="Problem"/> says why.
    /// </returns>
    public static Answer Parse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return Answer.Blank;
        if (text.Length > LongestText) return IsBlank(text) ? Answer.Blank : new(null, null, text);

        var plain = Plain(text);
        if (plain.Length == 0) return Answer.Blank;
        return Read(plain) is { } value ? new(value, null, null) : new(null, null, text);
    }

    /// <summary>Why a text is not a number, and what to type instead.</summary>
    /// <param name="unreadable">A text that <see cref="Parse"/> could not read.</param>
    /// <returns>A message that completes "Homes owned: …", and a cure; both plain sentences.</returns>
    public static (string Message, string Cure) Problem(string unreadable)
    {
        ArgumentNullException.ThrowIfNull(unreadable);
        if (unreadable.Length > LongestText)
        {
            return ($"what was typed is longer than {LongestText} characters.", DigitsOnly);
        }

        var quoted = $"\"{unreadable.Trim()}\"";
        var plain = Plain(unreadable);
        if (IsPowerNotation(plain)) return ($"{quoted} is written with an exponent.", "Write the number out in full.");
        if (plain.Contains(',') && plain.All(c => char.IsAsciiDigit(c) || c is ',' or '.' or '-'))
        {
            return (
                $"{quoted} has a comma in the wrong place.",
                "Decimals take a point, such as 12.5; commas go only between thousands, such as 1,250.");
        }

        return TooLarge(plain)
            ? ($"{quoted} is larger than any figure we can hold.", "Check the number of digits.")
            : ($"{quoted} is not a number.", DigitsOnly);
    }

    private static decimal? Read(string plain) => Digits(plain) is { } digits
        && decimal.TryParse(
            digits,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var value)
        && Math.Abs(value) <= Largest ? value : null;

    /// <summary>Sign, digits and point alone; null where the text has another form than a number's.</summary>
    private static string? Digits(string plain)
    {
        var rest = plain;
        var negative = TakeFirst(ref rest, '-');
        var signed = negative || TakeFirst(ref rest, '+');
        var pounds = TakeFirst(ref rest, '£');
        if (pounds && !signed) negative = TakeFirst(ref rest, '-');
        if (rest.EndsWith('%') && !pounds) rest = rest[..^1].TrimEnd();

        var point = rest.IndexOf('.');
        var fraction = point < 0 ? string.Empty : rest[(point + 1)..];
        var whole = Ungrouped(point < 0 ? rest : rest[..point]);
        if (whole is null || whole.Length + fraction.Length == 0 || !fraction.All(char.IsAsciiDigit)) return null;

        return $"{(negative ? "-" : string.Empty)}{(whole.Length == 0 ? "0" : whole)}.{fraction}";
    }

    /// <summary>
    /// The digits of a whole number, whose commas or spaces, but not both, must stand between threes; not after a
    /// leading zero, where a comma can only have been meant as a point.
    /// </summary>
    private static string? Ungrouped(string whole)
    {
        var separator = whole.Contains(',') ? ',' : ' ';
        var parts = whole.Split(separator);
        var inThrees = parts.Length == 1
            || (parts[0].Length is >= 1 and <= 3 && parts[0][0] != '0' && parts.Skip(1).All(part => part.Length == 3));
        return inThrees && parts.All(part => part.All(char.IsAsciiDigit)) ? string.Concat(parts) : null;
    }

    private static bool TakeFirst(ref string text, char first)
    {
        if (!text.StartsWith(first)) return false;
        text = text[1..].TrimStart();
        return true;
    }

    private static bool TooLarge(string plain) =>
        Digits(plain) is { } digits && digits.TrimStart('-').TrimStart('0').Split('.')[0].Length > 12;

    private static bool IsPowerNotation(string plain) =>
        decimal.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        && plain.Contains('E', StringComparison.OrdinalIgnoreCase);

    private static bool IsBlank(string text) => text.All(c => char.IsWhiteSpace(c) || IsInvisible(c));

    private static string Plain(string text) =>
        string.Concat(text.Where(c => !IsInvisible(c)).Select(Narrow)).Trim();

    /// <summary>Any space as a space, full-width characters as narrow ones, a true minus as a hyphen.</summary>
    private static char Narrow(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\uFFE1' => '£',
        FigureText.Minus => '-',
        _ => char.IsWhiteSpace(c) ? ' ' : c,
    };

    /// <summary>Zero-width characters and direction marks, which come along with pasted text.</summary>
    private static bool IsInvisible(char c) =>
        char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
