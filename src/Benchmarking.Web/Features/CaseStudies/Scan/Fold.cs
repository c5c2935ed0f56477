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

    /// <summary>
    /// A sign at a time: the framework's own folding needs language data that need not be on the machine.
    /// </summary>
    public static string Plain(string typed)
    {
        var kept = new StringBuilder(typed.Length);
        foreach (var letter in typed)
        {
            if (char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.EnclosingMark)
                continue;
            kept.Append(letter switch
            {
                >= '\uff01' and <= '\uff5e' => (char)(letter - '\uff01' + '!'), // full-width
                '\u00a0' or '\u2007' or '\u202f' or '\u3000' => ' ',
                '\u2010' or '\u2011' or '\u2012' or '\u2013' => '-',
                _ => letter,
            });
        }

        return kept.ToString();
    }

    /// <summary>Small letters and digits alone.</summary>
    public static string Letters(string typed) =>
        string.Concat(Plain(typed).Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    [GeneratedRegex(@"<[^<>\n]*>|[*_`~]{1,3}|\[|\]")]
    private static partial Regex Markup();

    /// <summary>Markdown's way of writing a sign for itself.</summary>
    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])")]
    private static partial Regex Backslash();
}
