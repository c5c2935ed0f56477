using System.Globalization;

namespace Benchmarking.Web.Features.CaseStudies.Reading;

/// <summary>In which order studies are listed. None of them is by a figure of anybody.</summary>
public enum StudyOrder
{
    Match,
    Newest,
    Used,
}

/// <summary>Which studies are looked for. All of it stands in the address, so that a search can be kept and sent.</summary>
/// <param name="Q">Words as people type them at a search engine: quoted phrases, <c>or</c>, a minus before what is not wanted.</param>
/// <param name="Rung">Of the ladder, 0 to 7.</param>
/// <param name="Metric">Code of the catalogue.</param>
/// <param name="Type">Kind of activity.</param>
/// <param name="Size">Size band of the author's organisation, as far as it is told.</param>
/// <param name="Sort"><c>match</c>, <c>newest</c> or <c>used</c>; the best match where words are typed, else the newest.</param>
public sealed record StudySearch(
    string? Q = null, string? Rung = null, string? Metric = null, string? Tag = null, string? Type = null, string? Size = null,
    string? Sort = null, int Page = 1)
{
    /// <summary>Letters of a search; what is more is cut off.</summary>
    public const int LongestSearch = 200;

    /// <summary>What is typed, without what no text can hold; empty for nothing.</summary>
    public string Words => (Q is { Length: > LongestSearch } ? Q[..LongestSearch] : Q ?? "").Replace("\0", "", StringComparison.Ordinal).Trim();

    /// <summary>Null for all, and where it is none that there is.</summary>
    public int? RungNumber =>
        int.TryParse(Rung, NumberStyles.None, CultureInfo.InvariantCulture, out var rung) && rung <= 7 ? rung : null;

    public StudyOrder Order => Sort switch
    {
        "used" => StudyOrder.Used,
        "match" when Words.Length > 0 => StudyOrder.Match,
        "newest" => StudyOrder.Newest,
        _ => Words.Length > 0 ? StudyOrder.Match : StudyOrder.Newest,
    };

    /// <summary>True where not everything is looked for; the order leaves nothing out.</summary>
    public bool IsAny => Words.Length > 0 || RungNumber is not null || new[] { Metric, Tag, Type, Size }.Any(part => !string.IsNullOrWhiteSpace(part));

    /// <summary>The address of the list with this search on a page of it.</summary>
    public string Url(int page = 1)
    {
        (string Name, string? Value)[] parts =
        [
            ("q", Words), ("rung", RungNumber?.ToString(CultureInfo.InvariantCulture)), ("metric", Metric), ("tag", Tag), ("type", Type),
            ("size", Size), ("sort", Sort), ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null),
        ];
        var said = parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}").ToList();
        return said.Count == 0 ? "/case-studies" : $"/case-studies?{string.Join('&', said)}";
    }
}
