using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Documents;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Said;

/// <summary>A quarter, how much could be told of it, and the pages there are of it.</summary>
public sealed record SaidQuarter(Period Quarter, int Changes, int Entries, IReadOnlyList<DocumentLine> Documents)
{
    public bool HasDraft => Documents.Any(document => !document.IsApproved);
}

public sealed record SaidQuartersPage(IReadOnlyList<SaidQuarter> Quarters, bool IsEmpty, Pagination Pages);

/// <summary>Quarters of which something can be told, the latest first; the one that runs is always among them.</summary>
public sealed class ReadSaidQuarters(TenantDoor door, TimeProvider clock)
{
    private const int OnePage = 25;

    public async Task<SaidQuartersPage> LoadAsync(Actor actor, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var changes = (await db.ServiceChanges.Select(row => new { row.DecidedOn, row.DoneOn }).ToListAsync(cancellation))
            .SelectMany(row => Quarters(row.DecidedOn, row.DoneOn)).CountBy(quarter => quarter).ToDictionary();
        var entries = (await db.SaidEntries.Where(row => row.ArchivedAt == null).Select(row => row.HappenedOn).ToListAsync(cancellation))
            .CountBy(Period.QuarterOf).ToDictionary();
        var documents = await DocumentsAsync(db, cancellation);
        var quarters = changes.Keys.Concat(entries.Keys).Concat(documents.Select(group => group.Key))
            .Append(Period.QuarterOf(LondonTime.DateOf(clock.GetUtcNow()))).Distinct().OrderDescending()
            .Select(quarter => new SaidQuarter(quarter, changes.GetValueOrDefault(quarter), entries.GetValueOrDefault(quarter), [.. documents[quarter]]))
            .ToList();
        var (shown, pages) = Pagination.Place(page, quarters.Count, OnePage);
        return new SaidQuartersPage(
            [.. quarters.Skip((shown - 1) * OnePage).Take(OnePage)],
            changes.Count + entries.Count + documents.Count == 0,
            new Pagination("Quarters", shown, pages, to => $"/register/said?page={to}"));
    }

    private static IEnumerable<Period> Quarters(DateOnly decided, DateOnly? done) =>
        new[] { decided, done ?? decided }.Select(Period.QuarterOf).Distinct();

    private static async Task<ILookup<Period, DocumentLine>> DocumentsAsync(BenchmarkingDb db, CancellationToken cancellation) =>
        (await db.RegisterDocuments.Where(row => row.Kind == DocumentKind.Said).OrderByDescending(row => row.MadeAt).ThenBy(row => row.Id)
            .Select(row => new DocumentLine(
                row.Id, row.Title, row.BeginsOn, row.EndsOn, row.ApprovedAt != null,
                db.DocumentLinks.Any(link => link.DocumentId == row.Id && link.RevokedAt == null), row.ApprovedAt ?? row.EditedAt))
            .ToListAsync(cancellation))
        .ToLookup(line => Period.QuarterOf(line.From));
}
