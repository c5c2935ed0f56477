using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Benchmarking.Engine;
using Benchmarking.Workbooks.Reading;

namespace Benchmarking.Workbooks.Tsm;

/// <summary>Makes one spelling of what the regulator's files spell in several ways.</summary>
internal static partial class TsmText
{
    /// <summary>Plain spaces only, single, none at the ends; nothing of no width; straight quotation marks.</summary>
    public static string Plain(string? text)
    {
        var plain = new StringBuilder(text?.Length ?? 0);
        foreach (var c in text ?? "")
        {
            if (char.IsWhiteSpace(c))
                plain.Append(plain.Length > 0 && plain[^1] != ' ' ? " " : "");
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control))
                plain.Append(c is '\u2018' or '\u2019' ? '\'' : c);
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>What a cell says in words; a code typed as a number is text all the same.</summary>
    public static string Words(SheetCell? cell) => cell switch
    {
        { Number: { } number } => number.ToString(CultureInfo.InvariantCulture),
        { Text: { } text } when !TryMarker(text, out _) => Plain(text),
        _ => "",
    };

    /// <summary>Reads a regulator's marker: <c>[X]</c>, <c>[Z]</c>, <c>[E]</c>, <c>[U]</c> or <c>[S]</c>.</summary>
    public static bool TryMarker(string? text, out Marker marker)
    {
        marker = default;
        var plain = Plain(text);
        if (plain.Length != 3 || plain[0] != '[' || plain[2] != ']'
            || !Codes.TryRead(plain.Substring(1, 1).ToLowerInvariant(), out Marker? read))
            return false;
        marker = read.Value;
        return true;
    }

    /// <summary><c>LARP</c> and <c>LA</c> are the same: a local authority.</summary>
    public static string LandlordType(string text) => text == "LARP" ? "LA" : text;

    /// <summary><c>&gt;40000</c> becomes <c>&gt;40,000</c>, and so on.</summary>
    public static string SizeBand(string text)
    {
        var dashes = text.Replace('\u2013', '-').Replace(" - ", "-", StringComparison.Ordinal).Replace(" to ", "-", StringComparison.Ordinal);
        return BareThousands().Replace(
            dashes, m => long.Parse(m.ValueSpan, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture))
            .Replace("> ", ">", StringComparison.Ordinal).Replace("< ", "<", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<![\d,])\d{4,9}(?![\d,])")]
    private static partial Regex BareThousands();
}
