using System.Globalization;

namespace Benchmarking.Web.Features.CaseStudies.Scan;

/// <summary>A confidential figure of the author's own, and what it is, in words for the author.</summary>
/// <param name="Sign">How it is written: <c>%</c>, <c>£</c>, or nothing for what is counted.</param>
public sealed record OwnFigure(decimal Value, string Words, string Sign = "");

/// <summary>What tells of one organisation. Read behind its wall and used nowhere else.</summary>
/// <param name="Names">Names, parts of them, initials, former names.</param>
/// <param name="Figures">What it signed off. Never those of others: to point at them would tell them.</param>
public sealed record OwnWords(
    IReadOnlyList<string> Names, IReadOnlyList<string> Places, IReadOnlyList<string> People, IReadOnlyList<OwnFigure> Figures)
{
    /// <summary>Whole numbers up to here stand in every text, and equal something that somebody counted: they are left alone.</summary>
    private const int Everyday = 100;

    /// <summary>Words that half of all landlords have in their name.</summary>
    private static readonly HashSet<string> Generic = new(StringComparer.OrdinalIgnoreCase)
    {
        "the", "and", "of", "for", "housing", "association", "group", "homes", "home", "trust", "community", "communities", "council", "borough",
        "city", "county", "limited", "ltd", "living", "partnership", "society", "north", "south", "east", "west", "new", "first", "care", "support",
    };

    public static OwnWords None { get; } = new([], [], [], []);

    public IEnumerable<(PointedKind Kind, IReadOnlyList<string> Names)> ByKind =>
        [(PointedKind.OwnName, Names), (PointedKind.OwnPlace, Places), (PointedKind.OwnPerson, People)];

    /// <summary>Every form in which an organisation may be called by its names.</summary>
    /// <param name="formal">Names, short names, slugs, former and later names.</param>
    public static IReadOnlyList<string> NamesOf(IEnumerable<string> formal)
    {
        var names = new List<string>();
        foreach (var name in formal.Where(name => !string.IsNullOrWhiteSpace(name)))
        {
            var words = name.Split([' ', '-', ',', '.', '/', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
            names.Add(name);
            names.AddRange(words.Where(word => word.Length > 3 && word.Any(char.IsLetter) && !Generic.Contains(word)));
            var initials = string.Concat(words.Where(word => char.IsLetter(word[0])).Select(word => char.ToUpperInvariant(word[0])));
            if (initials.Length >= 3)
                names.Add(initials);
        }

        return [.. names.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>
    /// Which figures a number equals, as somebody would write them: in full, or rounded to two, one or no decimals. Null
    /// for none. A whole number is compared with figures that are written alike alone.
    /// </summary>
    /// <param name="sign"><c>%</c> or <c>£</c> where it stands beside the number; otherwise empty.</param>
    public string? FigureOf(string number, string sign)
    {
        if (!decimal.TryParse(number.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return null;
        var whole = value == decimal.Truncate(value);
        if (whole && sign.Length == 0 && value <= Everyday)
            return null;

        var places = number.Contains('.', StringComparison.Ordinal) ? number.Length - number.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        var equal = Figures
            .Where(figure => !whole || figure.Sign == sign)
            .Where(figure => figure.Value == value || (places <= 2 && Math.Round(figure.Value, places, MidpointRounding.AwayFromZero) == value))
            .Select(figure => figure.Words).Distinct().Take(3).ToList();
        return equal.Count == 0 ? null : string.Join("; ", equal);
    }
}
