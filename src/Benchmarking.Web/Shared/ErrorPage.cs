namespace Benchmarking.Web.Shared;

/// <summary>A page that could not be shown: what happened and what to do, in plain words.</summary>
/// <param name="Reference">To quote when asking for help; shown where there is one.</param>
public sealed record ErrorPage(int Status, string Title, IReadOnlyList<string> Sentences, string? Reference = null)
{
    /// <summary>Something was sent in a look at a member's pages.</summary>
    public static ErrorPage OfLook { get; } = new(
        403, "Nothing can be changed in a look",
        ["You are looking at a member’s pages as the consortium’s administrator. Nothing was changed.", "Go back, or end the look above."]);

    /// <param name="path">Where it was asked for; words may depend on it.</param>
    public static ErrorPage For(int status, string? reference = null, string? path = null) => new(
        status, TitleOf(status),
        status == 413 && path?.StartsWith("/case-studies/", StringComparison.OrdinalIgnoreCase) == true ? TooLargeForStudy : SentencesOf(status), reference);

    private static readonly string[] TooLargeForStudy =
    [
        "Nothing was kept. A picture may have at most 10 MB, and so may a PDF.",
        "Go back: your words are still on that page. Take the file out and save them first.",
        "Then choose a smaller copy. Most phones and programs can make one when they share or export it.",
    ];

    private static string TitleOf(int status) => status switch
    {
        400 => "That could not be read",
        403 => "This page is not for the role you are in",
        404 => "There is no page here",
        413 => "That file is too large",
        429 => "Too many requests",
        503 => "The site is busy or being updated",
        _ => "Something went wrong on our side",
    };

    private static IReadOnlyList<string> SentencesOf(int status) => status switch
    {
        400 => ["The form was too old, or was sent from another page.", "Go back, load the page again and send it once more. What you typed is still in the page you came from."],
        403 => ["You are signed in, but this hat does not open this page.", "Switch to another of your roles at the top of the page, or ask the administrator of your organisation."],
        404 => ["If you typed the address, check it. If you followed a link, the page may have moved.", "Start from the home page, or choose from the menu above."],
        413 => ["Nothing was kept. A filled-in workbook is well under 1 MB: check that it is the file you meant.", "If it holds pictures or other sheets, copy your figures into a fresh copy of the workbook."],
        429 => ["Wait a minute and try again. Nothing you typed was lost."],
        503 => ["Try again in a minute. Nothing that was saved is lost."],
        _ => ["What you saved before is safe. What you last sent may not have been kept.", "Try again in a few minutes. If it goes on, tell us the reference below and what you were doing."],
    };
}
