namespace Benchmarking.Engine.Attacks;

/// <summary>Finds names in a text, also with a letter wrong, run together or split up.</summary>
internal static class NameMatch
{
    /// <summary>Names shorter than this must stand there exactly: another letter makes another word of them.</summary>
    private const int Long = 7;

    /// <summary>Every place where a name stands.</summary>
    /// <param name="text">The text.</param>
    /// <param name="names">The names.</param>
    public static IEnumerable<Leak> Find(string text, IReadOnlyList<string> names)
    {
        var words = FoldedText.Words(text);
        foreach (var name in names)
        {
            var sought = string.Concat(FoldedText.Words(name));
            if (sought.Length < 2) continue;

            for (var from = 0; from < words.Length; from++)
            {
                if (Stands(words, from, sought) is { } count) yield return new(LeakKind.Name, string.Join(' ', words[from..(from + count)]), name);
            }
        }
    }

    /// <summary>Of how many words from here on the name is made; null where it does not stand here.</summary>
    private static int? Stands(string[] words, int from, string sought)
    {
        var errors = sought.Length >= Long ? 1 : 0;
        var run = string.Empty;
        for (var count = 1; from + count <= words.Length && run.Length <= sought.Length + errors; count++)
        {
            run += words[from + count - 1];
            if (run == sought || (errors > 0 && IsOneEdit(run, sought))) return count;

            // Names of uploads, and domains, run words together; a long name within one is no accident.
            if (count == 1 && sought.Length >= Long && run.Contains(sought, StringComparison.Ordinal)) return 1;
        }

        return null;
    }

    /// <summary>Whether one letter more, less, other, or two exchanged make the two equal.</summary>
    private static bool IsOneEdit(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1) return false;

        var start = 0;
        while (start < one.Length && start < other.Length && one[start] == other[start]) start++;
        var left = one.AsSpan(start);
        var right = other.AsSpan(start);
        if (left.Length > right.Length) return left[1..].SequenceEqual(right);
        if (left.Length < right.Length) return right[1..].SequenceEqual(left);
        return left.Length == 0 || left[1..].SequenceEqual(right[1..])
            || (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..]));
    }
}
