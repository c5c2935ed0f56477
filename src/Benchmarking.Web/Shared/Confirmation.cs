namespace Benchmarking.Web.Shared;

/// <summary>A page that asks once more before something that cannot be taken back.</summary>
/// <param name="Effects">What will happen, a sentence each.</param>
/// <param name="Fields">Posted as they are; the antiforgery token comes by itself.</param>
public sealed record Confirmation(
    string Question,
    IReadOnlyList<string> Effects,
    string PostTo,
    string Button,
    PageLink Cancel,
    string? Warning = null,
    IReadOnlyDictionary<string, string>? Fields = null);
