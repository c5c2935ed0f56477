using System.Text.RegularExpressions;

namespace Benchmarking.Web.Features.CaseStudies.Moderating;

public enum PartKind
{
    Same,
    Gone,
    New,
}

/// <summary>A run of words that is the same in both, only in the earlier, or only in the later.</summary>
public sealed record DifferencePart(PartKind Kind, string Text);

/// <summary>What differs between two texts, word by word.</summary>
public static partial class WordDifference
{
    /// <summary>Texts with more words than this are shown whole, before and after: the comparison grows with the square.</summary>
    private const int MostWords = 2_000;

    public static IReadOnlyList<DifferencePart> Of(string before, string after)
    {
        if (before == after)
            return after.Length == 0 ? [] : [new DifferencePart(PartKind.Same, after)];
        var (one, other) = (Words(before), Words(after));
        if (one.Length > MostWords || other.Length > MostWords)
            return [.. new DifferencePart[] { new(PartKind.Gone, before), new(PartKind.New, after) }.Where(part => part.Text.Length > 0)];

        var parts = new List<DifferencePart>();
        foreach (var (kind, word) in Steps(one, other))
        {
            if (parts.Count > 0 && parts[^1].Kind == kind)
                parts[^1] = parts[^1] with { Text = parts[^1].Text + word };
            else
                parts.Add(new DifferencePart(kind, word));
        }

        return parts;
    }

    private static IEnumerable<(PartKind Kind, string Word)> Steps(string[] one, string[] other)
    {
        // How many words the rests have in common at most, from each pair of places on.
        var common = new ushort[one.Length + 1, other.Length + 1];
        for (var i = one.Length - 1; i >= 0; i--)
        {
            for (var j = other.Length - 1; j >= 0; j--)
                common[i, j] = one[i] == other[j] ? (ushort)(common[i + 1, j + 1] + 1) : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var (from, to) = (0, 0);
        while (from < one.Length || to < other.Length)
        {
            if (from < one.Length && to < other.Length && one[from] == other[to])
                yield return (PartKind.Same, Next(one, ref from, ref to));
            else if (from < one.Length && (to == other.Length || common[from + 1, to] >= common[from, to + 1]))
                yield return (PartKind.Gone, one[from++]);
            else
                yield return (PartKind.New, other[to++]);
        }

        static string Next(string[] words, ref int from, ref int to)
        {
            to++;
            return words[from++];
        }
    }

    /// <summary>Words with the space behind each.</summary>
    private static string[] Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\s*\S+\s*|\s+")]
    private static partial Regex Word();
}
