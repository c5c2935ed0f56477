using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Benchmarking.Engine.Attacks;

/// <summary>Text as its reader sees it, whatever characters it is written with.</summary>
internal static partial class FoldedText
{
    /// <summary>The text without tags, with entities resolved.</summary>
    /// <param name="text">The text.</param>
    /// <param name="between">What a tag is read as.</param>
    public static string WithoutMarkup(string text, string between) =>
        WebUtility.HtmlDecode(Markup().Replace(text, between));

    /// <summary>Words in small Latin letters and digits: without accents, invisible characters and punctuation.</summary>
    /// <param name="text">The text.</param>
    public static string[] Words(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Replace("ß", "ss", StringComparison.Ordinal).Replace("æ", "ae", StringComparison.OrdinalIgnoreCase)
            .Replace("&", " and ", StringComparison.Ordinal))
        {
            var category = char.GetUnicodeCategory(letter);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.EnclosingMark) continue;

            var read = Letters.Plain(letter);
            if (read is '\'' or '’' or '.') continue;
            folded.Append(char.IsLetterOrDigit(read) ? read : ' ');
        }

        return folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex(@"<[^<>]*>|[*_`~]{1,3}")]
    private static partial Regex Markup();
}
