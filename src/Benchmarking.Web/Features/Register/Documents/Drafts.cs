using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Documents;

/// <summary>Finding and beginning drafts; each kind fills them its own way.</summary>
public static class Drafts
{
    public static async Task<RegisterDocument?> FindDraftAsync(this BenchmarkingDb db, Guid id, DocumentKind kind, CancellationToken cancellation) =>
        await db.RegisterDocuments.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == id && row.Kind == kind && row.ApprovedAt == null, cancellation);

    /// <summary>A draft of the same kind and span that somebody is at already; null for none.</summary>
    public static async Task<Guid?> FindDraftAsync(this BenchmarkingDb db, DocumentKind kind, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        await db.RegisterDocuments.Where(row => row.Kind == kind && row.BeginsOn == from && row.EndsOn == to && row.ApprovedAt == null)
            .OrderBy(row => row.MadeAt).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellation);

    public static async Task<string> OwnNameAsync(this BenchmarkingDb db, Actor actor, CancellationToken cancellation) =>
        await db.Organisations.Where(row => row.Id == actor.OrganisationId).Select(row => row.Name).SingleAsync(cancellation);

    /// <summary>What a new draft needs before its kind fills it.</summary>
    public static RegisterDocument Blank(DocumentKind kind, DateOnly from, DateOnly to, string title, string content) => new()
    {
        Kind = kind,
        BeginsOn = from,
        EndsOn = to,
        Title = title,
        OrganisationName = "",
        Content = content,
    };

    /// <summary>
    /// Refuses a document that is approved, and reads the title. Whoever approves at the same moment wins: the version
    /// that the form showed is past then.
    /// </summary>
    public static async Task<string> TitleOfAsync(
        this BenchmarkingDb db, Guid id, DocumentKind kind, FormReading reading, string? typed, CancellationToken cancellation)
    {
        if (!await db.RegisterDocuments.AnyAsync(row => row.Id == id && row.Kind == kind && row.ApprovedAt == null, cancellation))
            reading.Wrong(null, "This is approved and stays as it is: make a new version of it");
        return reading.Line("Title", typed, "a title", must: true);
    }
}

/// <summary>Begins a draft: the one of that span that there is already, or another.</summary>
public sealed class BeginDraft(TenantDoor door, TimeProvider clock)
{
    /// <param name="content">What it starts from, as JSON.</param>
    public async Task<Guid> HandleAsync(
        Actor actor, DocumentKind kind, DateOnly from, DateOnly to, string title, Func<BenchmarkingDb, Task<string>> content, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.FindDraftAsync(kind, from, to, cancellation) is { } standing)
            return standing;

        var now = clock.GetUtcNow();
        var draft = KeepRow.Add(db, actor, Drafts.Blank(kind, from, to, title, await content(db)), now);
        draft.OrganisationName = await db.OwnNameAsync(actor, cancellation);
        transaction.Audit(actor, now, "began a document", $"{DocumentWords.Noun} {draft.Id}", title);
        await transaction.CommitAsync(cancellation);
        return draft.Id;
    }

    /// <summary>Another draft of what an approved document says: the approved one stays.</summary>
    /// <returns>Null where there is no such approved document.</returns>
    public async Task<Guid?> CopyAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        RegisterDocument? approved;
        await using (var transaction = await door.OpenAsync(actor, cancellation))
            approved = await transaction.Db.RegisterDocuments.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.ApprovedAt != null, cancellation);
        return approved is null
            ? null
            : await HandleAsync(actor, approved.Kind, approved.BeginsOn, approved.EndsOn, approved.Title, _ => Task.FromResult(approved.Content), cancellation);
    }
}
