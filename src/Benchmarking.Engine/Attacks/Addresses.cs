using System.Text.RegularExpressions;

namespace Benchmarking.Engine.Attacks;

/// <summary>Finds what leads to somebody without a name: e-mail, telephone, postcode, web domain; and numbers.</summary>
internal static partial class Addresses
{
    private static readonly (LeakKind Kind, Regex Pattern)[] Patterns =
    [
        (LeakKind.EmailAddress, Email()), (LeakKind.Telephone, Telephone()), (LeakKind.Postcode, Postcode()), (LeakKind.Domain, Domain()),
    ];

    /// <summary>Every address in a text.</summary>
    /// <param name="text">The text.</param>
    public static IEnumerable<Leak> Find(string text) =>
        Patterns.SelectMany(one => one.Pattern.Matches(text).Select(match => new Leak(one.Kind, match.Value.Trim(), match.Value.Trim())));

    /// <summary>Every number in a text, with its commas.</summary>
    /// <param name="text">The text.</param>
    public static IEnumerable<string> Numbers(string text) => Number().Matches(text).Select(match => match.Value);

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+")]
    private static partial Regex Email();

    // British numbers: eleven digits from 0, or twelve from +44, in groups.
    [GeneratedRegex(@"(?<!\d)(\+44[\s-]?\(?0?\)?|\(?0)(?:[\s()-]?\d){9,10}(?!\d)")]
    private static partial Regex Telephone();

    [GeneratedRegex(@"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:uk|com|org|net|london|wales|scot|housing|gov|info|eu|io)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Domain();

    [GeneratedRegex(@"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\d\w])")]
    private static partial Regex Number();
}
