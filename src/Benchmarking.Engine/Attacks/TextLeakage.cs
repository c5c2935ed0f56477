using System.Globalization;

namespace Benchmarking.Engine.Attacks;

/// <summary>What must not stand in a text that is published.</summary>
public sealed record ConfidentialWords
{
    /// <summary>Names, aliases, former names and acronyms of organisations; names of places, schemes and people.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Members' figures, with what each is rounded to before it is published.</summary>
    public IReadOnlyList<(decimal Value, decimal Base)> Figures { get; init; } = [];
}

/// <summary>What a passage tells of.</summary>
public enum LeakKind
{
    /// <summary>A name, or one that differs from it by a letter.</summary>
    Name,

    /// <summary>An e-mail address.</summary>
    EmailAddress,

    /// <summary>A telephone number.</summary>
    Telephone,

    /// <summary>A postcode.</summary>
    Postcode,

    /// <summary>A web domain.</summary>
    Domain,

    /// <summary>A number that equals a member's figure within its base.</summary>
    Figure,
}

/// <summary>A passage that must be looked at before a text is published.</summary>
/// <param name="Kind">What it tells of.</param>
/// <param name="Found">The passage, without markup.</param>
/// <param name="Meant">The name or figure it matches; the passage itself where it is an address.</param>
public sealed record Leak(LeakKind Kind, string Found, string Meant);

/// <summary>
/// A26: looks through case studies, comments, file names and alternative texts for whom or what they give away.
/// </summary>
public static class TextLeakage
{
    /// <summary>Every passage of a text that tells of somebody, in order of kind and place.</summary>
    /// <param name="text">The text; it may hold markup, which also must not hide a name that it splits.</param>
    /// <param name="words">What must not stand in it.</param>
    public static IReadOnlyList<Leak> Find(string text, ConfidentialWords words)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(words);

        // A tag may stand between two words or within one: both ways of reading are looked through.
        string[] readings = [FoldedText.WithoutMarkup(text, " "), FoldedText.WithoutMarkup(text, string.Empty), text];
        return
        [
            .. readings.SelectMany(reading => NameMatch.Find(reading, words.Names)).Distinct(),
            .. readings.SelectMany(Addresses.Find).Distinct(),
            .. readings.SelectMany(reading => Numbers(reading, words.Figures)).Distinct(),
        ];
    }

    private static IEnumerable<Leak> Numbers(string text, IReadOnlyList<(decimal Value, decimal Base)> figures)
    {
        foreach (var number in Addresses.Numbers(text))
        {
            if (!decimal.TryParse(number.Replace(",", string.Empty, StringComparison.Ordinal), NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture, out var value)) continue;

            foreach (var (figure, step) in figures)
            {
                if (Math.Abs(value - figure) <= step) yield return new(LeakKind.Figure, number, FigureText.Plain(figure));
            }
        }
    }
}
