using System.Globalization;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Organisations;

/// <summary>Reads the consortium's organisations, of now and before.</summary>
public sealed class ReadOrganisations(TenantDoor door)
{
    private const int PerPage = 25;

    public async Task<OrganisationsPage> LoadAsync(Actor actor, OrganisationsView view, int page, CancellationToken cancellation)
    {
        var lines = await MatchingAsync(actor, view, cancellation);
        var (shown, pages) = Pagination.Place(page, lines.Count, PerPage);
        return new OrganisationsPage(view, [.. lines.Skip((shown - 1) * PerPage).Take(PerPage)], lines.Count, shown, pages);
    }

    public async Task<byte[]> CsvAsync(Actor actor, OrganisationsView view, CancellationToken cancellation) => await CsvFile.OfAsync(
        ["name", "short_name", "formerly", "region", "size_band", "type", "homes", "state", "joined", "last_day", "merged_into"],
        (await MatchingAsync(actor, view, cancellation)).Select(line => (Action<CsvOutput>)(csv => csv
            .Text(line.Name).Text(line.ShortName).Text(string.Join("; ", line.Earlier.Select(name => name.Name)))
            .Text(line.Region).Text(line.SizeBand).Text(line.Type).Number(line.Homes).Text(line.Standing.ToString().ToLowerInvariant())
            .Text(Day(line.JoinedAt)).Text(Day(line.LastDay)).Text(line.MergedIntoName))),
        cancellation);

    private static string? Day(DateTimeOffset? at) =>
        at is { } known ? LondonTime.DateOf(known).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private async Task<List<OrganisationLine>> MatchingAsync(Actor actor, OrganisationsView view, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return [.. view.Sort((await transaction.Db.OrganisationLinesAsync(null, cancellation)).Where(view.Shows))];
    }
}

public static class OrganisationLines
{
    /// <param name="only">Null for all.</param>
    public static async Task<List<OrganisationLine>> OrganisationLinesAsync(this BenchmarkingDb db, OrganisationId? only, CancellationToken cancellation)
    {
        var rows = await db.Organisations.AsNoTracking().Where(row => only == null || row.Id == only).ToListAsync(cancellation);
        var names = (await db.OrganisationNames.AsNoTracking().Where(row => only == null || row.Organisation == only)
            .OrderByDescending(row => row.Until).ToListAsync(cancellation)).ToLookup(row => row.Organisation);
        var administered = await AdministeredAsync(db, cancellation);
        var into = rows.Select(row => row.MergedInto).OfType<OrganisationId>().Distinct().ToList();
        var intoNames = await db.Organisations.Where(row => into.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);
        return
        [
            .. rows.Select(row => new OrganisationLine(
                row.Id, row.Name, row.ShortName, row.Region, row.SizeBand, row.Type, row.Homes, row.JoinedAt, row.LeftAt, row.MergedInto,
                row.MergedInto is { } other ? intoNames.GetValueOrDefault(other) : null,
                [.. names[row.Id].Select(name => new EarlierName(name.Name, name.ShortName, name.Until))], administered.Contains(row.Id)) { Slug = row.Slug }),
        ];
    }

    /// <summary>Organisations with somebody who can let others in.</summary>
    private static async Task<HashSet<OrganisationId>> AdministeredAsync(BenchmarkingDb db, CancellationToken cancellation)
    {
        var role = Role.OrganisationAdmin.Stored();
        var administrators = await db.Memberships.AsNoTracking().Where(own => own.Role == role && own.Status == Membership.Active)
            .Select(own => new { own.OrganisationId, own.UserId }).ToListAsync(cancellation);
        var ids = administrators.Select(own => own.UserId.Value).Distinct().ToList();
        var suspended = await db.Users.Where(user => ids.Contains(user.Id) && user.SuspendedAt != null).Select(user => user.Id).ToListAsync(cancellation);
        return [.. administrators.Where(own => !suspended.Contains(own.UserId.Value)).Select(own => own.OrganisationId)];
    }

    /// <summary>The values that peer groups are made of.</summary>
    public static async Task<AttributeChoices> AttributeChoicesAsync(this BenchmarkingDb db, CancellationToken cancellation)
    {
        string[] dimensions = ["region", "size", "type"];
        var groups = (await db.PeerGroups.AsNoTracking().Where(row => dimensions.Contains(row.Dimension) && row.State == PeerGroupState.Live)
            .OrderBy(row => row.Position).Select(row => new { row.Dimension, row.AttributeValue, row.Name }).ToListAsync(cancellation))
            .ToLookup(row => row.Dimension, row => new AttributeChoice(row.AttributeValue, row.Name));
        return new AttributeChoices([.. groups["region"]], [.. groups["size"]], [.. groups["type"]]);
    }

    /// <summary>What is written about organisations is written one after the other: two merges at once could make a circle.</summary>
    public static Task StandInLineForOrganisationsAsync(this BenchmarkingDb db, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('organisations', 0))", cancellation);
}
