using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Profile;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Counts;

/// <summary>What was counted in a quarter.</summary>
/// <param name="IsLast">True where no later quarter has begun.</param>
public sealed record CountsPage(
    Period Quarter,
    bool IsLast,
    IReadOnlyList<HeadCount> People,
    IReadOnlyList<Tally> Tallies,
    IReadOnlyList<InvolvementCost> Costs,
    IReadOnlyList<ResidentGroup> Groups)
{
    /// <summary>In £, without overheads.</summary>
    public decimal Spent => Costs.Where(cost => cost.Scope != CostScope.Overhead).Sum(cost => cost.Amount);

    public decimal Overheads => Costs.Where(cost => cost.Scope == CostScope.Overhead).Sum(cost => cost.Amount);

    /// <summary>As it is told: a count of 1 to 4 is not; null where nobody counted.</summary>
    public static string? Told(HeadCount count, ResidentGroup group) =>
        count.MakeUp.FirstOrDefault(one => one.Group == group.Code) is { } known ? SmallCount.Words(known.People) : null;

    /// <summary>"Disabled 12, Under 35 under 5".</summary>
    public string MakeUp(HeadCount count) => string.Join(", ", Groups.Select(group => (group.Name, Told: Told(count, group))).Where(group => group.Told is not null).Select(group => $"{group.Name}: {group.Told}"));
}

/// <summary>People counted once each, counts of what is no activity, and costs that belong to none: a quarter's page and a file each.</summary>
public sealed class ReadCounts(TenantDoor door, TimeProvider clock)
{
    public static PageLink Link { get; } = new("Counts", "/register/counts");

    public static string Of(Period quarter) => $"{Link.Url}?quarter={quarter.Route}";

    public static string Of(DateOnly day) => Of(Period.QuarterOf(day));

    /// <summary>Of a day that was read already.</summary>
    public static string Of(TypedDate typed) => typed.Read() is { } day ? Of(day) : Link.Url;

    /// <param name="quarter">As an address has it; the one we live in for anything else.</param>
    public async Task<CountsPage> LoadAsync(Actor actor, string? quarter, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var now = Period.QuarterOf(LondonTime.DateOf(clock.GetUtcNow()));
        var chosen = Period.TryParse(quarter, out var asked) && asked.Quarter is not null && asked.CompareTo(now) < 0 ? asked : now;
        var (from, to) = (chosen.FirstDay, chosen.LastDay);
        return new CountsPage(
            chosen,
            chosen == now,
            await db.HeadCounts.AsNoTracking().Where(row => row.CountedOn >= from && row.CountedOn <= to).OrderByDescending(row => row.CountedOn).ToListAsync(cancellation),
            await db.Tallies.AsNoTracking().Where(row => row.CountedOn >= from && row.CountedOn <= to)
                .OrderByDescending(row => row.CountedOn).ThenBy(row => row.Id).ToListAsync(cancellation),
            await db.InvolvementCosts.AsNoTracking().Where(row => row.SpentOn >= from && row.SpentOn <= to)
                .OrderByDescending(row => row.SpentOn).ThenBy(row => row.Id).ToListAsync(cancellation),
            await KnownGroups.ReadAsync(db, cancellation));
    }

    public async Task<byte[]> WritePeopleAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var groups = await KnownGroups.ReadAsync(transaction.Db, cancellation);
        var rows = await transaction.Db.HeadCounts.AsNoTracking().OrderByDescending(row => row.CountedOn).ToListAsync(cancellation);
        return await CsvFile.OfAsync(
            ["counted_on", "involved", "details_held", .. groups.Select(group => group.Code), "trained", "trained_digital", "trained_work"],
            rows.Select(row => (Action<CsvOutput>)(csv =>
            {
                csv.Text(Day(row.CountedOn)).Number(row.Involved).Number(row.Profiled);
                foreach (var group in groups)
                    csv.Text(CountsPage.Told(row, group));
                csv.Number(row.Trained).Number(row.TrainedDigital).Number(row.TrainedWork);
            })),
            cancellation);
    }

    public async Task<byte[]> WriteTalliesAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var rows = await transaction.Db.Tallies.AsNoTracking().OrderByDescending(row => row.CountedOn).ThenBy(row => row.Id).ToListAsync(cancellation);
        return await CsvFile.OfAsync(
            ["counted_on", "kind", "whole_is", "whole", "part_is", "part", "second_part_is", "second_part", "note"],
            rows.Select(row => (row, labels: row.Kind.Labels())).Select(one => (Action<CsvOutput>)(csv => csv
                .Text(Day(one.row.CountedOn)).Text(one.labels.Name).Text(one.labels.Whole).Number(one.row.Whole).Text(one.labels.Part).Number(one.row.Part)
                .Text(one.labels.Second).Number(one.row.SecondPart).Text(one.row.Note))),
            cancellation);
    }

    public async Task<byte[]> WriteCostsAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var rows = await transaction.Db.InvolvementCosts.AsNoTracking().OrderByDescending(row => row.SpentOn).ThenBy(row => row.Id).ToListAsync(cancellation);
        return await CsvFile.OfAsync(
            ["spent_on", "scope", "what", "amount"],
            rows.Select(row => (Action<CsvOutput>)(csv => csv.Text(Day(row.SpentOn)).Text(row.Scope.Words()).Text(row.What).Number(row.Amount))),
            cancellation);
    }

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
