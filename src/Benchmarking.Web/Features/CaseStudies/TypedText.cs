namespace Benchmarking.Web.Features.CaseStudies;

/// <summary>What was typed, as the database can hold it.</summary>
public static class TypedText
{
    /// <summary>Everything but the null character; empty for null.</summary>
    public static string Of(string? typed) => (typed ?? "").Replace("\0", "", StringComparison.Ordinal);

    /// <summary>The same without space round it, lines ended alike.</summary>
    public static string Trimmed(string? typed) => Of(typed).Trim().ReplaceLineEndings("\n");
}
