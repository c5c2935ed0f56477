namespace Benchmarking.Engine.Columns;

/// <summary>Numbers texts from 0 in their ordinal order.</summary>
internal sealed class Numbering
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    private Numbering(string[] texts)
    {
        Texts = texts;
        for (var i = 0; i < texts.Length; i++) numbers.Add(texts[i], i);
    }

    /// <summary>The texts, each once, in order.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Numbers texts, each as often as it likes.</summary>
    public static Numbering Of(IEnumerable<string> texts)
    {
        var once = new HashSet<string>(StringComparer.Ordinal);
        string? last = null;
        foreach (var text in texts)
        {
            // Most lists come sorted by one thing or another, and then the same text follows itself.
            if (!ReferenceEquals(text, last)) once.Add(last = text);
        }

        return new([.. once.Order(StringComparer.Ordinal)]);
    }

    /// <summary>A text's number; null where it has none.</summary>
    public int? Find(string text) => numbers.TryGetValue(text, out var number) ? number : null;
}
