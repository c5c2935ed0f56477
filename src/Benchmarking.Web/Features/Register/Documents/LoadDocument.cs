using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Documents;

/// <summary>A document with what can be done with it.</summary>
/// <param name="Content">What it says, as JSON: frozen, or as it would be frozen now.</param>
/// <param name="By">Who changed the draft last, or approved it.</param>
public sealed record DocumentPage(RegisterDocument Document, string Content, string By, DocumentLink? Link, bool MayApprove, string? Read)
{
    public bool IsApproved => Document.ApprovedAt is not null;

    public bool IsEmpty => DocumentContent.IsEmpty(Document.Kind, Content);

    /// <summary>What tells of a person in it, in a sentence; null where nothing does.</summary>
    public string? Told => DocumentScan.Find(Document.Kind, Document.Title, Content);

    public string Url => Document.Url();

    /// <summary>Of everything that approving freezes in words: whoever approves says by it which page was looked at.</summary>
    public string Stamp => StampOf(Document, Content);

    public DocumentSheet Sheet => DocumentSheet.Of(Document, Content, Read);

    public bool HasEasyRead => Document.Kind == DocumentKind.Assessment;

    public IReadOnlyList<PageLink> Crumbs(string? here = null)
    {
        PageLink[] above = [new("Register", "/register"), new(Document.Kind.Name(), Document.Kind.Home())];
        return here is null
            ? [.. above, new PageLink(Document.Title, "", Current: true)]
            : [.. above, new PageLink(Document.Title, Url), new PageLink(here, "", Current: true)];
    }

    public static string StampOf(RegisterDocument document, string content) =>
        Shared.Stamp.Of($"{document.Title}\n{document.OrganisationName}\n{content}");
}

public sealed class LoadDocument(TenantDoor door, TimeProvider clock)
{
    /// <param name="read">"easy" for the easy-read way of reading it.</param>
    /// <returns>Null where there is none such.</returns>
    public async Task<DocumentPage?> LoadAsync(Actor actor, Guid id, string? read, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var document = await db.RegisterDocuments.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (document is null)
            return null;

        // A draft is in the name that the organisation has today.
        if (document.ApprovedAt is null)
            document.OrganisationName = await db.OwnNameAsync(actor, cancellation);
        var by = document.ApprovedBy ?? document.EditedBy;
        return new DocumentPage(
            document,
            await db.ContentOfAsync(document, LondonTime.DateOf(clock.GetUtcNow()), cancellation),
            (await db.NamesAsync([by], cancellation)).Of(by) ?? "somebody who has left",
            await db.DocumentLinks.AsNoTracking().SingleOrDefaultAsync(row => row.DocumentId == id && row.RevokedAt == null, cancellation),
            Access.Allows(Verb.ApproveDocuments, actor),
            read);
    }
}
