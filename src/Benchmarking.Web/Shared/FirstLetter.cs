namespace Benchmarking.Web.Shared;

/// <summary>One text serves at the beginning of a sentence and within it. No text is empty.</summary>
public static class FirstLetter
{
    public static string Raised(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    public static string Lowered(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
