using Benchmarking.Web.Shared.Markdown;

namespace Benchmarking.Web.Features.CaseStudies.Reading;

/// <summary>
/// A piece of a text in which the words looked for are marked. PostgreSQL marks them with two signs that stand for
/// nothing; the text between is plain and is encoded where it is shown, so no mark-up comes from the database.
/// </summary>
public sealed record Snippet(IReadOnlyList<(string Text, bool IsMarked)> Parts)
{
    private const char Start = '\uE000';
    private const char Stop = '\uE001';
    private const int LengthWithoutSearch = 220;

    /// <summary>How PostgreSQL is to make it.</summary>
    public static readonly string Options = $"StartSel={Start}, StopSel={Stop}, MaxWords=34, MinWords=16, MaxFragments=2, FragmentDelimiter=\" … \"";

    /// <summary>Of what PostgreSQL found in a text in Markdown.</summary>
    public static Snippet OfFound(string headline)
    {
        var parts = new List<(string, bool)>();
        var isMarked = false;
        var text = Torn(CaseText.Plain(headline));
        for (var at = 0; at <= text.Length;)
        {
            var end = text.AsSpan(at).IndexOfAny(Start, Stop);
            var part = end < 0 ? text[at..] : text.Substring(at, end);
            if (part.Length > 0)
                parts.Add((part, isMarked));
            if (end < 0)
                break;
            at += end + 1;
            isMarked = text[at - 1] == Start;
        }

        return new Snippet(parts);
    }

    /// <summary>What is cut out of a sentence looks so.</summary>
    private static string Torn(string text)
    {
        if (text.Length == 0)
            return text;
        var before = char.IsLower(text.TrimStart(Start).FirstOrDefault()) ? "… " : "";
        var after = text.TrimEnd(Stop) is [.., '.' or '!' or '?'] ? "" : " …";
        return before + text + after;
    }

    /// <summary>The beginning of a text in Markdown, cut between two words.</summary>
    public static Snippet OfBeginning(string typed)
    {
        var text = CaseText.Plain(typed);
        if (text.Length <= LengthWithoutSearch)
            return new Snippet([(text, false)]);
        var end = text.LastIndexOf(' ', LengthWithoutSearch);
        return new Snippet([(text[..(end < 0 ? LengthWithoutSearch : end)] + " …", false)]);
    }
}
