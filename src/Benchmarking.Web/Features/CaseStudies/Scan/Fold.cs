using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Benchmarking.Web.Features.CaseStudies.Scan;

/// <summary>A text as its reader sees it, with its capitals kept: full-width and styled letters plain, invisible ones gone.</summary>
internal static partial class Fold
{
    /// <summary>Both ways in which a reader can see a text that markup cuts through: markup as a gap, and as nothing.</summary>
    public static IEnumerable<string> Readings(string typed)
    {
        var plain = Plain(WebUtility.HtmlDecode(Backslash().Replace(typed, "$1")));
        return new[] { Markup().Replace(plain, " "), Markup().Replace(plain, ""), plain }.Distinct();
    }

    public static string Plain(string typed)
    {
        var kept = new StringBuilder(typed.Length);
        foreach (var letter in Whole(typed).Normalize(NormalizationForm.FormKC))
        {
            if (char.GetUnicodeCategory(letter) is not (UnicodeCategory.Format or UnicodeCategory.EnclosingMark))
                kept.Append(letter is ' ' or '\u202f' ? ' ' : letter);
        }

        return kept.ToString();
    }

    /// <summary>Small letters and digits alone, without accents.</summary>
    public static string Letters(string typed)
    {
        var kept = new StringBuilder(typed.Length);
        foreach (var letter in Whole(typed).Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(letter))
                kept.Append(char.ToLowerInvariant(letter));
        }

        return kept.ToString();
    }

    /// <summary>Half a surrogate pair is no letter, and cannot be normalised.</summary>
    private static string Whole(string typed) => string.Concat(typed.EnumerateRunes().Select(rune => rune.ToString()));

    [GeneratedRegex(@"<[^<>\n]*>|[*_`~]{1,3}|\[|\]")]
    private static partial Regex Markup();

    /// <summary>Markdown's way of writing a sign for itself.</summary>
    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])")]
    private static partial Regex Backslash();
}
