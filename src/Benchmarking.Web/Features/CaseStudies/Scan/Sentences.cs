using System.Text.RegularExpressions;

namespace Benchmarking.Web.Features.CaseStudies.Scan;

/// <summary>Where sentences begin and end, roughly: for showing a passage in its place.</summary>
internal static partial class Sentences
{
    private const int Longest = 300;

    /// <summary>The sentences of a text, in order.</summary>
    public static IEnumerable<string> Of(string text) =>
        End().Split(text).Select(Folded).Where(sentence => sentence.Length > 0);

    /// <summary>The sentence around a place, at most so long that it can be shown.</summary>
    public static string Around(string text, int at, int length)
    {
        var from = 0;
        var to = text.Length;
        foreach (var gap in End().EnumerateMatches(text))
        {
            if (gap.Index + gap.Length <= at)
                from = gap.Index + gap.Length;
            else if (gap.Index >= at + length)
            {
                to = gap.Index;
                break;
            }
        }

        return Shortened(text[from..to], at - from);
    }

    /// <summary>On one line, cut round the place where it is long.</summary>
    public static string Shortened(string sentence, int at = 0)
    {
        if (sentence.Length <= Longest)
            return Folded(sentence);

        var from = Math.Clamp(at - (Longest / 2), 0, sentence.Length - Longest);
        var cut = Folded(sentence.Substring(from, Longest));
        return $"{(from > 0 ? "…" : "")}{cut}{(from + Longest < sentence.Length ? "…" : "")}";
    }

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Not after "Mr." or an initial; a line of a list is a sentence, and so is a paragraph.
    [GeneratedRegex(@"(?<!\b(?:Mr|Mrs|Ms|Dr|Mx|Cllr|Prof|Rev|St|[A-Z]))(?<=[.!?…]['’""”)]*)\s+|\s*\n\s*(?:\n|[-*+>]\s|\d+[.)]\s)\s*")]
    private static partial Regex End();
}
