using System.Globalization;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Clerk;
using Benchmarking.Web.Platform.Daily;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Platform.Audit;

/// <summary>
/// Signs once a day where each trail stands, and writes the same to a file outside the database, one for each day, which the
/// operator copies to where the site cannot write.
/// </summary>
public sealed class SealTrails(ClerkDoor door, SealKey key, IConfiguration configuration, TimeProvider clock) : IDailyWork
{
    private string Folder => configuration["Audit:SealsFolder"] ?? Path.Combine(configuration.DataFolder(), "audit-seals");

    /// <summary>Seals the trails that went on since their last seal, each at most once a day.</summary>
    /// <returns>How many were sealed now.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var (now, today) = (clock.GetUtcNow(), LondonTime.DateOf(clock.GetUtcNow()));
        await using var clerk = await door.OpenAsync(cancellation);
        // Two instances of the site do not seal the same day at once.
        await clerk.Db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('audit seals', 0))", cancellation);
        var heads = await clerk.Db.AuditHeads.AsNoTracking()
            .Where(head => !clerk.Db.AuditSeals.Any(seal =>
                seal.OrganisationId == head.OrganisationId && (seal.Day == today || seal.Number >= head.Number)))
            .ToListAsync(cancellation);
        var lines = new List<string>();
        foreach (var head in heads)
        {
            clerk.Db.Add(new AuditSeal
            {
                OrganisationId = head.OrganisationId,
                Day = today,
                Number = head.Number,
                Hash = head.Hash,
                Signature = Sign(head.OrganisationId.ToString(), head.Number, head.Hash),
                KeyId = key.Id,
                SealedAt = now,
            });
        }

        var consortium = await clerk.Db.ConsortiumAuditHeads.AsNoTracking()
            .Where(head => !clerk.Db.ConsortiumAuditSeals.Any(seal => seal.Day == today || seal.Number >= head.Number))
            .SingleOrDefaultAsync(cancellation);
        if (consortium is not null)
        {
            clerk.Db.Add(new ConsortiumAuditSeal
            {
                Day = today,
                Number = consortium.Number,
                Hash = consortium.Hash,
                Signature = Sign(Trails.Consortium, consortium.Number, consortium.Hash),
                KeyId = key.Id,
                SealedAt = now,
            });
        }

        if (lines.Count == 0)
            return 0;
        // The file first: a seal that stands in it and not in the database accuses nobody, the other way round none is kept elsewhere.
        await WriteAsync(today, lines, cancellation);
        await clerk.CommitAsync(cancellation);
        return lines.Count;

        byte[] Sign(string trail, long number, byte[] hash)
        {
            var signature = key.Sign(trail, today, number, hash);
            lines.Add(string.Create(
                CultureInfo.InvariantCulture, $"{trail},{number},{Convert.ToHexStringLower(hash)},{Convert.ToBase64String(signature)},{key.Id}"));
            return signature;
        }
    }

    private async Task WriteAsync(DateOnly day, List<string> lines, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Folder);
        var file = Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}.csv"));
        await File.AppendAllLinesAsync(
            file, File.Exists(file) ? lines : lines.Prepend("trail,number,sha256,signature,key"), cancellation);
    }
}
