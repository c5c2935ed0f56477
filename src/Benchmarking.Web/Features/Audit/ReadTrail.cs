using Benchmarking.Web.Database;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Platform.Audit;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Audit;

/// <summary>
/// Reads the trail of whoever acts: the organisation's under its hat, the consortium's under that one. Nobody reads
/// another's, as the walls see to.
/// </summary>
public sealed class ReadTrail(TenantDoor door, Trails trails, SealKey key)
{
    private const int PerPage = 50;

    public async Task<TrailPage> LoadAsync(Actor actor, TrailFilter filter, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var rows = filter.Of(Rows(db, actor));
        var count = await rows.CountAsync(cancellation);
        var (shown, pages) = Pagination.Place(page, count, PerPage);
        return new TrailPage(
            NameOf(actor), filter,
            await LinesAsync(db, rows.OrderByDescending(row => row.Number).Skip((shown - 1) * PerPage).Take(PerPage), cancellation),
            count, shown, pages, await PeopleAsync(db, actor, cancellation), await SealAsync(db, actor, cancellation));
    }

    /// <summary>The same entries as a file, oldest first, with the hashes that chain them.</summary>
    public async Task<byte[]> CsvAsync(Actor actor, TrailFilter filter, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForFileAsync(actor, cancellation);
        var lines = await LinesAsync(transaction.Db, filter.Of(Rows(transaction.Db, actor)).OrderBy(row => row.Number), cancellation);
        return await CsvFile.OfAsync(
            ["number", "at", "person_id", "person", "action", "subject", "detail", "sha256"],
            lines.Select(line => (Action<CsvOutput>)(csv => csv
                .Number((decimal)line.Row.Number)
                .Text(line.Row.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture))
                .Text(line.Row.UserId?.ToString()).Text(line.Who).Text(line.Row.Action).Text(line.Row.Subject).Text(line.Row.Detail)
                .Text(Convert.ToHexStringLower(line.Row.Hash)))),
            cancellation);
    }

    /// <summary>Computes every hash of the trail anew and compares it with what is stored, with the head and with the seals.</summary>
    public async Task<VerifyPage> VerifyAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForFileAsync(actor, cancellation);
        return new VerifyPage(
            NameOf(actor), await trails.CheckAsync(transaction.Db, actor.OrganisationId, cancellation), key.Id, Convert.ToBase64String(key.PublicKey));
    }

    private static string NameOf(Actor actor) => actor.OrganisationId is null ? "the consortium" : actor.Hat!.Name;

    private static async Task<LastSeal?> SealAsync(BenchmarkingDb db, Actor actor, CancellationToken cancellation) => actor.OrganisationId is null
        ? await db.ConsortiumAuditSeals.AsNoTracking().OrderByDescending(seal => seal.Day)
            .Select(seal => new LastSeal(seal.Day, seal.Number)).FirstOrDefaultAsync(cancellation)
        : await db.AuditSeals.AsNoTracking().OrderByDescending(seal => seal.Day)
            .Select(seal => new LastSeal(seal.Day, seal.Number)).FirstOrDefaultAsync(cancellation);

    private static IQueryable<TrailRow> Rows(BenchmarkingDb db, Actor actor) => actor.OrganisationId is null
        ? db.ConsortiumAuditEntries.AsNoTracking().Select(entry => new TrailRow
        {
            Number = entry.Number,
            At = entry.At,
            UserId = entry.UserId,
            Action = entry.Action,
            Subject = entry.Subject,
            Detail = entry.Detail,
            Hash = entry.Hash,
        })
        : db.AuditEntries.AsNoTracking().Select(entry => new TrailRow
        {
            Number = entry.Number,
            At = entry.At,
            UserId = entry.UserId,
            Action = entry.Action,
            Subject = entry.Subject,
            Detail = entry.Detail,
            Hash = entry.Hash,
        });

    private static async Task<IReadOnlyList<TrailLine>> LinesAsync(BenchmarkingDb db, IQueryable<TrailRow> asked, CancellationToken cancellation)
    {
        var rows = await asked.ToListAsync(cancellation);
        var names = await db.NamesAsync(rows.Select(row => row.UserId).OfType<UserId>(), cancellation);
        return [.. rows.Select(row => new TrailLine(row, names.Of(row.UserId)))];
    }

    private static async Task<IReadOnlyList<TrailPerson>> PeopleAsync(BenchmarkingDb db, Actor actor, CancellationToken cancellation)
    {
        var ids = await Rows(db, actor).Where(row => row.UserId != null).Select(row => row.UserId).Distinct().ToListAsync(cancellation);
        return [.. (await db.NamesAsync(ids.OfType<UserId>(), cancellation)).Select(name => new TrailPerson(name.Key, name.Value)).OrderBy(person => person.Name, StringComparer.CurrentCultureIgnoreCase)];
    }
}
