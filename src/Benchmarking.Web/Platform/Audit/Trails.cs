using Benchmarking.Web.Database;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Platform.Audit;

/// <summary>
/// Reads a trail as it is verified: for a page behind the walls of whoever asks, for the command in the auditor's role.
/// </summary>
public sealed class Trails(SealKey key)
{
    public const string Consortium = "consortium";

    /// <summary>Looks the whole trail of one organisation through, or the consortium's where there is none.</summary>
    public async Task<TrailVerdict> CheckAsync(BenchmarkingDb db, OrganisationId? organisation, CancellationToken cancellation) =>
        organisation is { } one
            ? await CheckAsync(db, one, cancellation)
            : await TrailCheck.RunAsync(
                db.ConsortiumAuditEntries.AsNoTracking().OrderBy(row => row.Number)
                    .Select(row => new ChainedEntry(
                        Consortium, row.Number, row.Id, row.At, row.UserId == null ? null : row.UserId.Value.Value,
                        row.Action, row.Subject, row.Detail, row.PreviousHash, row.Hash))
                    .AsAsyncEnumerable(),
                await db.ConsortiumAuditHeads.AsNoTracking().Select(row => new { row.Number, row.Hash }).SingleOrDefaultAsync(cancellation) is { } head
                    ? (head.Number, head.Hash) : null,
                [.. (await db.ConsortiumAuditSeals.AsNoTracking().ToListAsync(cancellation))
                    .Select(seal => Checked(Consortium, seal.Day, seal.Number, seal.Hash, seal.KeyId, seal.Signature))],
                cancellation);

    private async Task<TrailVerdict> CheckAsync(BenchmarkingDb db, OrganisationId organisation, CancellationToken cancellation)
    {
        var trail = organisation.ToString();
        var entries = db.AuditEntries.AsNoTracking().Where(row => row.OrganisationId == organisation).OrderBy(row => row.Number)
            .Select(row => new ChainedEntry(
                trail, row.Number, row.Id, row.At, row.UserId.Value, row.Action, row.Subject, row.Detail, row.PreviousHash, row.Hash));
        var head = await db.AuditHeads.AsNoTracking().Where(row => row.OrganisationId == organisation)
            .Select(row => new { row.Number, row.Hash }).SingleOrDefaultAsync(cancellation);
        var seals = await db.AuditSeals.AsNoTracking().Where(row => row.OrganisationId == organisation).ToListAsync(cancellation);
        return await TrailCheck.RunAsync(
            entries.AsAsyncEnumerable(), head is null ? null : (head.Number, head.Hash),
            [.. seals.Select(seal => Checked(trail, seal.Day, seal.Number, seal.Hash, seal.KeyId, seal.Signature))], cancellation);
    }

    private CheckedSeal Checked(string trail, DateOnly day, long number, byte[] hash, string keyId, byte[] signature) =>
        new(day, number, hash, keyId, key.Verify(trail, day, number, hash, keyId, signature));
}
