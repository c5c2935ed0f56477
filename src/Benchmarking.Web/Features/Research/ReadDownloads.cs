using System.Linq.Expressions;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Research;

/// <summary>One line of the log of downloads.</summary>
/// <param name="Name">Of the researcher as they gave it; null for everybody else.</param>
/// <param name="ByApi">Taken by a program, with a token or where none is needed.</param>
public sealed record DownloadLine(
    DateTimeOffset At, string Series, string Version, string File, UserId? UserId, string? Name, string? Affiliation, bool ByApi,
    long FirstByte, long Bytes)
{
    public string Who => Name ?? (UserId is null ? "Not signed in" : "Signed in, not as a researcher");
}

/// <summary>One page of the log.</summary>
/// <param name="Release">The release that is asked for, <c>series/version</c>; null for all.</param>
/// <param name="Releases">Those that were downloaded.</param>
public sealed record DownloadsPage(
    IReadOnlyList<DownloadLine> Lines, int Count, int Page, int Pages, string? Release, IReadOnlyList<string> Releases)
{
    public string Address(int page) => $"/research/downloads?{(Release is null ? "" : $"release={Uri.EscapeDataString(Release)}&")}page={page}";
}

public static class DownloadLines
{
    /// <summary>The newest first; whose, the database decides.</summary>
    /// <param name="chosen">Which of them; null for all.</param>
    public static IQueryable<DownloadLine> Downloads(this BenchmarkingDb db, Expression<Func<ReleaseDownload, bool>>? chosen = null) =>
        from taken in db.ReleaseDownloads.AsNoTracking().Where(chosen ?? (_ => true))
        join release in db.Releases on taken.ReleaseId equals release.Id
        join person in db.Researchers on taken.UserId equals person.UserId into people
        from person in people.DefaultIfEmpty()
        orderby taken.At descending, taken.Id descending
        select new DownloadLine(
            taken.At, release.Series, release.Major + "." + release.Minor + "." + release.Patch, taken.File, taken.UserId,
            person == null ? null : person.Name, person == null ? null : person.Affiliation, taken.ByApi,
            taken.FirstByte, taken.Bytes);
}

/// <summary>Reads who took what, for those who answer for releases.</summary>
public sealed class ReadDownloads(TenantDoor door)
{
    private const int PerPage = 50;

    public async Task<DownloadsPage> LoadAsync(Actor actor, string? release, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var known = await TakenAsync(db, cancellation);
        var chosen = known.FirstOrDefault(one => NameOf(one) == release);
        var lines = Of(db, chosen);
        var count = await lines.CountAsync(cancellation);
        var (shown, pages) = Pagination.Place(page, count, PerPage);
        return new DownloadsPage(
            await lines.Skip((shown - 1) * PerPage).Take(PerPage).ToListAsync(cancellation),
            count, shown, pages, chosen is null ? null : NameOf(chosen), [.. known.Select(NameOf)]);
    }

    /// <summary>The whole log as CSV, for who keeps records elsewhere.</summary>
    public async Task<byte[]> CsvAsync(Actor actor, string? release, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var chosen = (await TakenAsync(transaction.Db, cancellation)).FirstOrDefault(one => NameOf(one) == release);
        var lines = await Of(transaction.Db, chosen).ToListAsync(cancellation);
        return await CsvFile.OfAsync(
            ["at", "release", "version", "file", "who", "affiliation", "by_program", "first_byte", "bytes"],
            lines.Select(line => (Action<CsvOutput>)(csv => csv
                .Text(line.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture))
                .Text(line.Series).Text(line.Version).Text(line.File).Text(line.Who).Text(line.Affiliation)
                .Text(line.ByApi ? "yes" : "no").Number((decimal)line.FirstByte).Number((decimal)line.Bytes))),
            cancellation);
    }

    /// <summary>Releases of which something was taken, the newest version of a series first.</summary>
    private static async Task<List<Release>> TakenAsync(BenchmarkingDb db, CancellationToken cancellation) =>
        await db.Releases.AsNoTracking().Where(one => db.ReleaseDownloads.Any(taken => taken.ReleaseId == one.Id))
            .OrderBy(one => one.Series).ThenByDescending(one => one.Major).ThenByDescending(one => one.Minor).ThenByDescending(one => one.Patch)
            .ToListAsync(cancellation);

    private static string NameOf(Release release) => $"{release.Series}/{release.Version}";

    private static IQueryable<DownloadLine> Of(BenchmarkingDb db, Release? chosen)
    {
        if (chosen is null)
            return db.Downloads();
        var id = chosen.Id;
        return db.Downloads(taken => taken.ReleaseId == id);
    }
}
