using Benchmarking.Engine.Disclosure;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Collections;

/// <summary>The ledger of everything ever shown, as the engine's transaction reads and extends it.</summary>
public static class LedgerStore
{
    /// <summary>The whole ledger, in order of publication; what a release showed stands after the publications before it.</summary>
    public static async Task<Ledger> ReadLedgerAsync(this BenchmarkingDb db, CancellationToken cancellation)
    {
        var entries = await (
                from entry in db.LedgerEntries
                join publication in db.Publications on entry.PublicationId equals publication.Id
                orderby publication.Number, entry.Position
                select new { publication.Number, Entry = entry })
            .AsNoTracking().ToListAsync(cancellation);
        var released = await db.ReleaseLedgerEntries.AsNoTracking()
            .OrderBy(row => row.Number).ThenBy(row => row.ReleaseId).ThenBy(row => row.Position).ToListAsync(cancellation);
        var inputs = await db.LedgerInputs.AsNoTracking().ToListAsync(cancellation);
        return new Ledger(
            [
                .. entries.Select(row => row.Entry.ForEngine(row.Number)).Concat(released.Select(row => row.ForEngine(row.Number)))
                    .OrderBy(entry => entry.Release),
            ],
            inputs.Select(row => row.ForEngine()));
    }

    /// <summary>The publisher's key for tokens and lots.</summary>
    public static Task<byte[]> PublisherKeyAsync(this BenchmarkingDb db, CancellationToken cancellation) => db.EngineKeys
        .Where(row => row.Purpose == EngineKey.Publisher).Select(row => row.Key).SingleAsync(cancellation);

    /// <summary>Adds what a publication shows to the ledger. Inputs that it knows already are not written twice.</summary>
    public static void AddToLedger(this BenchmarkingDb db, PublicationId publication, PublicationOutcome outcome, Ledger before)
    {
        db.AddInputs(outcome.Inputs, before);
        db.LedgerEntries.AddRange(outcome.Entries.Select((entry, at) => LedgerEntryRow.From(publication, at + 1, entry)));
    }

    /// <summary>Adds what the records or clusters of a release show.</summary>
    public static void AddToLedger(
        this BenchmarkingDb db, Guid release, IReadOnlyList<LedgerEntry> entries, IReadOnlyCollection<CellInput> inputs, Ledger before)
    {
        db.AddInputs(inputs, before);
        db.ReleaseLedgerEntries.AddRange(entries.Select((entry, at) =>
        {
            var row = new ReleaseLedgerEntry { ReleaseId = release, Position = at + 1, Number = entry.Release };
            row.Fill(entry);
            return row;
        }));
    }

    private static void AddInputs(this BenchmarkingDb db, IEnumerable<CellInput> inputs, Ledger before)
    {
        var known = before.Inputs.Select(input => input.Hash).ToHashSet(StringComparer.Ordinal);
        db.LedgerInputs.AddRange(inputs.Where(input => !known.Contains(input.Hash)).Select(LedgerInputRow.From));
    }
}
