using System.Text;
using Benchmarking.Web.Features.CaseStudies.Scan;

namespace Benchmarking.Web.Features.CaseStudies;

/// <summary>Tags as they are typed, free, and as they are kept: in small letters, each once, so that the same thing has one tag.</summary>
public static class StudyTags
{
    public const int Most = 8;

    public const int Longest = 40;

    /// <summary>"Repairs, Young  people;repairs" becomes "repairs" and "young people".</summary>
    public static IReadOnlyList<string> Read(string? typed) =>
        [.. (typed ?? "").Split([',', ';', '\n', '\r', '#'], StringSplitOptions.RemoveEmptyEntries).Select(Normal).Where(tag => tag.Length > 0).Distinct()];

    /// <summary>Letters, digits and single spaces or hyphens between them; empty where nothing is left.</summary>
    public static string Normal(string typed)
    {
        var kept = new StringBuilder(typed.Length);
        foreach (var letter in Fold.Plain(typed).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter) || (letter is '\'' or '’' && kept.Length > 0))
                kept.Append(letter is '’' ? '\'' : letter);
            else if (kept.Length > 0 && kept[^1] is not (' ' or '-') && (char.IsWhiteSpace(letter) || letter is '-' or '/' or '_' or '.'))
                kept.Append(letter is '-' ? '-' : ' ');
        }

        return kept.ToString().Trim(' ', '-', '\'');
    }
}
