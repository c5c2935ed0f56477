using System.Text.RegularExpressions;
using Benchmarking.Engine.Attacks;

namespace Benchmarking.Web.Features.CaseStudies.Scan;

/// <summary>
/// Points at what may tell of a person, and in an anonymous study of its author: names with titles, e-mail, telephone,
/// postcode, numbers like those of National Insurance, web addresses; the organisation's names, places and people, also
/// with a letter wrong, in foreign letters, or cut up by markup; and its confidential figures. It decides nothing.
/// </summary>
public static partial class PersonalDataScan
{
    /// <summary>Milliseconds for one pattern and one text, far more than any text of the length that is looked through takes.</summary>
    private const int LongestLook = 2_000;

    private static readonly (PointedKind Kind, Regex Pattern)[] Patterns =
    [
        (PointedKind.PersonName, TitledName()), (PointedKind.EmailAddress, Email()), (PointedKind.EmailAddress, SpelledEmail()),
        (PointedKind.NationalInsurance, NationalInsurance()), (PointedKind.Telephone, Telephone()), (PointedKind.Postcode, Postcode()),
        (PointedKind.WebAddress, WebAddress()), (PointedKind.WebAddress, AccountName()),
    ];

    /// <summary>Everything to decide on, in the order of kinds and of where it first stands.</summary>
    /// <param name="texts">Every text that would be read, in the order of the form.</param>
    /// <param name="own">What tells of the author; <see cref="OwnWords.None"/> where it says who it is.</param>
    public static IReadOnlyList<Pointed> Find(IEnumerable<ScanText> texts, OwnWords own)
    {
        var found = texts.SelectMany(text => In(text, own)).ToList();
        return
        [
            .. found.GroupBy(one => (one.Kind, Letters: Fold.Letters(one.Found))).OrderBy(group => group.Key.Kind)
                .Select(group => new Pointed(
                    group.Key.Kind, group.First().Found, group.First().Meant, [.. group.Select(one => one.Place).Distinct()])),
        ];
    }

    private static IEnumerable<Passage> In(ScanText text, OwnWords own)
    {
        // Different readings of one text find the same thing: the first sentence it was seen in is enough of each.
        var seen = new HashSet<(PointedKind, string, int)>();
        foreach (var reading in Fold.Readings(text.Text))
        {
            var times = new Dictionary<(PointedKind, string), int>();
            foreach (var passage in Addresses(text, reading).Concat(Names(text, reading, own)).Concat(Figures(text, reading, own)))
            {
                var thing = (passage.Kind, Fold.Letters(passage.Found));
                var time = times[thing] = times.GetValueOrDefault(thing) + 1;
                if (seen.Add((passage.Kind, thing.Item2, time)))
                    yield return passage;
            }
        }
    }

    private static IEnumerable<Passage> Addresses(ScanText text, string reading)
    {
        var taken = new List<Match>();
        foreach (var (kind, pattern) in Patterns)
        {
            foreach (Match match in pattern.Matches(reading))
            {
                // The domain of an e-mail address is no second thing to decide on.
                if (taken.Any(other => match.Index < other.Index + other.Length && other.Index < match.Index + match.Length))
                    continue;
                taken.Add(match);
                var found = string.Join(' ', match.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', ',', ')', ';');
                yield return new Passage(kind, found, found, Place(text, reading, match));
            }
        }
    }

    private static IEnumerable<Passage> Names(ScanText text, string reading, OwnWords own)
    {
        foreach (var (kind, names) in own.ByKind)
        {
            var words = new ConfidentialWords { Names = names };
            var inSentences = Sentences.Of(reading)
                .SelectMany(sentence => NamesIn(sentence, words).Select(leak => (Leak: leak, Sentence: sentence))).ToList();
            // A name may also be cut by the end of a sentence.
            var across = NamesIn(reading, words).Where(leak => inSentences.TrueForAll(one => one.Leak.Meant != leak.Meant)).Select(leak => (Leak: leak, Sentence: reading));
            foreach (var (leak, sentence) in inSentences.Where(one => !IsPartOfAnother(one, inSentences)).Concat(across))
                yield return new Passage(kind, AsTyped(sentence, leak.Found), leak.Meant, new(text.FieldId, text.Label, Sentences.Shortened(sentence)));
        }
    }

    /// <summary>"Aspire" is no second thing to decide on where "Aspire Housing" stands.</summary>
    private static bool IsPartOfAnother((Leak Leak, string Sentence) one, List<(Leak Leak, string Sentence)> all) => all.Exists(other =>
        other.Sentence == one.Sentence && other.Leak.Found.Length > one.Leak.Found.Length && Fold.Letters(other.Leak.Found).Contains(Fold.Letters(one.Leak.Found), StringComparison.Ordinal)
        && Times(one.Sentence, one.Leak.Found) <= Times(one.Sentence, other.Leak.Found));

    private static int Times(string sentence, string found)
    {
        var (letters, sought) = (Fold.Letters(sentence), Fold.Letters(found));
        return sought.Length == 0 ? 0 : letters.Split(sought).Length - 1;
    }

    /// <summary>With its capitals, where it stands there in one piece.</summary>
    private static string AsTyped(string sentence, string found) =>
        sentence.IndexOf(found, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? sentence.Substring(at, found.Length) : found;

    private static IEnumerable<Leak> NamesIn(string text, ConfidentialWords words) =>
        TextLeakage.Find(text, words).Where(leak => leak.Kind == LeakKind.Name);

    private static IEnumerable<Passage> Figures(ScanText text, string reading, OwnWords own)
    {
        if (own.Figures.Count == 0)
            yield break;
        foreach (Match match in Number().Matches(reading))
        {
            var sign = match.Groups["percent"].Success ? "%" : match.Groups["pounds"].Success || text.FieldId == "Cost" ? "£" : "";
            if (own.FigureOf(match.Groups["number"].Value, sign) is { } figure)
                yield return new Passage(PointedKind.OwnFigure, match.Value.Trim(), figure, Place(text, reading, match));
        }
    }

    private static PointedPlace Place(ScanText text, string reading, Match match) =>
        new(text.FieldId, text.Label, Sentences.Around(reading, match.Index, match.Length));

    private sealed record Passage(PointedKind Kind, string Found, string Meant, PointedPlace Place);

    [GeneratedRegex(@"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Cllr|Councillor|Sir|Dame|Lord|Lady|Prof|Professor|Rev|Reverend|MR|MRS|MS|MISS|DR|CLLR)\b\.?(?:\s+(?:and|&)\s+(?:Mr|Mrs|Ms|Miss|Mx|Dr)\b\.?)?\s+(?:\p{Lu}\.?\s+){0,2}\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,2}", RegexOptions.None, LongestLook)]
    private static partial Regex TitledName();

    [GeneratedRegex(@"[\w.+'-]+\s?@\s?[\w-]+(?:\.[\w-]+)+", RegexOptions.None, LongestLook)]
    private static partial Regex Email();

    [GeneratedRegex(@"[\w.+-]+\s*(?:\(at\)|\[at\]|\sat\s)\s*[\w-]+(?:\s*(?:\(dot\)|\[dot\]|\sdot\s)\s*[\w-]+)+", RegexOptions.IgnoreCase, LongestLook)]
    private static partial Regex SpelledEmail();

    [GeneratedRegex(@"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][\s-]?\d{2}[\s-]?\d{2}[\s-]?\d{2}[\s-]?[A-D]?\b", RegexOptions.IgnoreCase, LongestLook)]
    private static partial Regex NationalInsurance();

    // British numbers: ten or eleven digits from 0, or the same after +44, in groups.
    [GeneratedRegex(@"(?<![\d,.£])(?:(?:\+|\b00)\s?44[\s().-]{0,2}(?:\(0\)|0)?(?:[\s().-]{0,2}\d){9,10}|\(?0(?:[\s().-]{0,2}\d){9,10})(?!\d)", RegexOptions.None, LongestLook)]
    private static partial Regex Telephone();

    [GeneratedRegex(@"\b(?:GIR\s?0AA|[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})\b", RegexOptions.IgnoreCase, LongestLook)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"\bhttps?:\s?/{0,2}[^\s()<>]+|\bwww\.[^\s()<>]+|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:uk|com|org|net|london|wales|scot|cymru|housing|gov|info|eu|io|co|me|tv|app)\b(?:/[^\s()<>]*)?", RegexOptions.IgnoreCase, LongestLook)]
    private static partial Regex WebAddress();

    [GeneratedRegex(@"(?<![\w.@/])@[A-Za-z]\w{2,}", RegexOptions.None, LongestLook)]
    private static partial Regex AccountName();

    [GeneratedRegex(@"(?<pounds>£\s?)?(?<![\w.,])(?<number>\d[\d,]*(?:\.\d+)?)(?<percent>\s?(?:%|per\s?cent\b))?(?![\d\w])", RegexOptions.None, LongestLook)]
    private static partial Regex Number();
}
