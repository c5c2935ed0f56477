using System.Globalization;
using System.Text;

namespace Benchmarking.Web.Platform;

/// <summary>Names of files that came from outside: shown to people, and never used to find or name a file of ours.</summary>
public static class SentFileName
{
    private const int Longest = 100;

    /// <summary>
    /// The name without its path and without what cannot be seen or turns the writing round; shortened before its
    /// ending where it is long.
    /// </summary>
    public static string Shown(string sent)
    {
        var visible = new StringBuilder();
        foreach (var rune in sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
                visible.Append(rune);
        }

        var name = visible.ToString().Trim();
        if (name.Length == 0)
            return "file without a name";
        return name.Length <= Longest ? name : name[..(Longest - 11)] + "…" + name[^10..];
    }
}
