using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Register.Documents;

/// <summary>A document as it is read, on a page, on paper or at its public address.</summary>
/// <param name="Content">As JSON, of the kind.</param>
/// <param name="DraftNote">Said above one that nobody approved; null for one that is.</param>
public sealed record DocumentSheet(
    DocumentKind Kind, string Title, string Organisation, string Span, string Content, string Source, string? DraftNote = null)
{
    /// <summary>In short sentences and large letters; assessments alone have it.</summary>
    public bool EasyRead { get; init; }

    /// <summary>True where it is shown inside another page, whose heading stands above its own.</summary>
    public bool IsFramed { get; init; }

    public string View => Kind switch
    {
        DocumentKind.Said => "/Features/Register/Said/_Sheet.cshtml",
        DocumentKind.Assessment when EasyRead => "/Features/Register/Assessments/_EasyRead.cshtml",
        DocumentKind.Assessment => "/Features/Register/Assessments/_Sheet.cshtml",
        _ => "/Features/Register/Opportunities/_Sheet.cshtml",
    };

    /// <param name="read">From the address: "easy", or anything else.</param>
    public static DocumentSheet Of(RegisterDocument document, string content, string? read) => new(
        document.Kind,
        document.Title,
        document.OrganisationName,
        document.Span(),
        content,
        DocumentWords.Source(document),
        document.ApprovedAt is null ? "Draft: nobody has approved this page yet." : null)
    {
        EasyRead = read == "easy" && document.Kind == DocumentKind.Assessment,
    };
}

/// <summary>A heading inside a document, one level below its title.</summary>
public sealed record SheetHeading(string Text, bool IsFramed);
