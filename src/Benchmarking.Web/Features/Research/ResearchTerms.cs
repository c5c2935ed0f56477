namespace Benchmarking.Web.Features.Research;

/// <summary>
/// What a researcher promises before data that is not open to everybody is handed out. Whoever changes a word here makes
/// a new version: which one was accepted, and when, is kept.
/// </summary>
public static class ResearchTerms
{
    public const string Version = "1.0";

    public static IReadOnlyList<(string Title, string Text)> Points { get; } =
    [
        ("Use it for what you said", "Use the data for the purpose that you gave when you registered, or tell us of another first."),
        ("Single nobody out", "Do not try to find out which organisation or person stands behind a figure, alone or by laying data sets over each other. If you find that somebody could, tell us and nobody else."),
        ("Pass on results, not files", "Publish what you find. Do not pass on files of a data set that is for registered researchers; whoever needs them can register too."),
        ("Name the source", "Cite the release with its version, as its page says, and follow its licence."),
        ("Keep up with corrections", "If a release is withdrawn, stop using it and say so where you published from it."),
        ("Keep your tokens to yourself", "A token for scripts is yours alone. Revoke one that others may have seen."),
    ];

    /// <summary>What is kept of who downloads, to be said before somebody registers.</summary>
    public const string WhatWeKeep =
        "We keep your name, address, affiliation and purpose, which version of the terms you accepted and when, which file you downloaded at what time, and your tokens (never their secret) with their last use. The steering group can see all but the tokens. Nothing else is kept.";
}
