using System.Net;
using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace Benchmarking.Web.Shared.Markdown;

/// <summary>
/// What members write, as HTML that may stand on any page: paragraphs, headings below the page's own, lists, quotes,
/// emphasis and links to the web or to a mailbox. Markdown makes it without ever letting a tag through, and a second
/// program, which knows nothing of Markdown, lets only these few elements pass.
/// </summary>
public static class CaseText
{
    /// <summary>A section has its own heading of the second level; those typed inside stand below it.</summary>
    private const int TopHeading = 3;

    private static readonly string[] Schemes = ["http", "https", "mailto"];

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks().Build();

    private static readonly HtmlSanitizer Sanitizer = MakeSanitizer();

    /// <summary>Empty for an empty text. A text too deeply nested to be read is shown as it was typed.</summary>
    public static string Html(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return "";
        try
        {
            var text = Markdig.Markdown.Parse(typed, Pipeline);
            PutRight(text);
            return Sanitizer.Sanitize(text.ToHtml(Pipeline)).Trim();
        }
        catch (ArgumentException)
        {
            // Markdig refuses more than 128 levels of lists and quotes inside each other.
            return $"<p>{WebUtility.HtmlEncode(typed)}</p>";
        }
    }

    /// <summary>The same for a view, which would show tags as they are written.</summary>
    public static IHtmlContent Shown(string? typed) => new HtmlString(Html(typed));

    /// <summary>The words alone, for a summary, a letter or a feed's title line. Not HTML: it is encoded where it is shown.</summary>
    public static string Plain(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return "";
        try
        {
            return string.Join(' ', Markdig.Markdown.ToPlainText(typed, Pipeline)
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
        catch (ArgumentException)
        {
            return typed;
        }
    }

    /// <summary>What stands in it as a block quotation, as typed. A text that cannot be read is one, to be on the safe side.</summary>
    public static IReadOnlyList<string> Quotations(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return [];
        try
        {
            return
            [
                .. Markdig.Markdown.Parse(typed, Pipeline).Descendants<QuoteBlock>().Where(quote => quote.Span.Length > 0)
                    .Select(quote => typed.Substring(quote.Span.Start, quote.Span.Length)),
            ];
        }
        catch (ArgumentException)
        {
            return [typed];
        }
    }

    private static void PutRight(MarkdownDocument text)
    {
        foreach (var heading in text.Descendants<HeadingBlock>())
            heading.Level = Math.Min(heading.Level + TopHeading - 1, 6);
        // A picture inside a text would be fetched from elsewhere; pictures have their own place. Its words stay.
        foreach (var link in text.Descendants<LinkInline>().Where(link => link.IsImage || !LeadsOut(link.Url)).ToList())
            Unwrap(link);
        foreach (var link in text.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !LeadsOut(link.Url)).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));
    }

    private static bool LeadsOut(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && Schemes.Contains(address.Scheme);

    private static void Unwrap(LinkInline link)
    {
        while (link.FirstChild is { } inside)
        {
            inside.Remove();
            link.InsertBefore(inside);
        }

        link.Remove();
    }

    private static HtmlSanitizer MakeSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(
                ["p", "br", "hr", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "strong", "em", "code", "pre", "a"]),
            AllowedAttributes = new HashSet<string>(["href", "rel", "start"]),
            AllowedSchemes = new HashSet<string>(Schemes),
            UriAttributes = new HashSet<string>(["href"]),
        });
        sanitizer.PostProcessNode += (_, found) =>
        {
            if (found.Node is AngleSharp.Html.Dom.IHtmlAnchorElement link)
                link.SetAttribute("rel", "nofollow noopener");
        };
        return sanitizer;
    }
}
