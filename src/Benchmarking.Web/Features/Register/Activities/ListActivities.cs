using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Activities;

/// <summary>What those of a list come to. Activities that were called off count for nothing.</summary>
/// <param name="Attendances">Residents taking part, each as often as they did; null where no activity says.</param>
/// <param name="Hours">Given by residents; null where no activity says.</param>
/// <param name="Cost">In £, with overheads; null where no activity says.</param>
public sealed record ActivitySums(int Count, long? Attendances, decimal? Hours, decimal? Cost);

/// <summary>One page of the list of activities.</summary>
/// <param name="Count">On all pages.</param>
/// <param name="IsEmpty">True where the register holds no activity at all.</param>
public sealed record ActivityListPage(
    ActivityFilter Filter, IReadOnlyList<Activity> Activities, int Count, ActivitySums Sums, ActivityLists Lists,
    IReadOnlyList<Period> Periods, DateOnly Today, Pagination Pages, bool IsEmpty)
{
    private const string NotRecorded = "not recorded";

    /// <summary>Residents taking part, or why there is no number.</summary>
    public string Participants(Activity activity) => activity switch
    {
        { CalledOff: true } => "called off",
        { Participants: { } people } => FigureText.Number(people),
        _ => activity.HeldOn > Today ? "to come" : "no number yet",
    };

    public IReadOnlyList<KeyFact> Facts =>
    [
        new("Activities", FigureText.Number(Sums.Count)),
        new("Attendances of residents", Known(Sums.Attendances)),
        new("Hours given by residents", Known(Sums.Hours)),
        new("Cost, with overheads", Sums.Cost is { } cost ? RegisterWords.Pounds(cost) : NotRecorded),
    ];

    private static string Known(decimal? sum) => sum is { } known ? FigureText.Number(known) : NotRecorded;
}

/// <summary>The activities of an organisation, the newest first.</summary>
public sealed class ListActivities(TenantDoor door, TimeProvider clock)
{
    private const int OnePage = 25;

    public async Task<ActivityListPage> LoadAsync(Actor actor, ActivityFilter filter, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var today = LondonTime.DateOf(clock.GetUtcNow());
        var chosen = filter.Of(db.Activities.AsNoTracking(), today);
        var count = await chosen.CountAsync(cancellation);
        var (shown, pages) = Pagination.Place(page, count, OnePage);
        var rows = await chosen.OrderByDescending(row => row.HeldOn).ThenBy(row => row.Name).ThenBy(row => row.Id)
            .Skip((shown - 1) * OnePage).Take(OnePage).ToListAsync(cancellation);
        return new ActivityListPage(
            filter, rows, count, await SumsAsync(chosen, cancellation), await ActivityLists.OfAsync(db, cancellation),
            await PeriodsAsync(db, today, cancellation), today,
            new Pagination("Activities", shown, pages, to => filter.Address("/register/activities", to)),
            count == 0 && !await db.Activities.AnyAsync(cancellation));
    }

    /// <summary>All of the list as a file, with the columns that are read in again.</summary>
    public async Task<byte[]> LoadCsvAsync(Actor actor, ActivityFilter filter, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var rows = await filter.Of(transaction.Db.Activities.AsNoTracking(), LondonTime.DateOf(clock.GetUtcNow()))
            .OrderBy(row => row.HeldOn).ThenBy(row => row.Name).ThenBy(row => row.Id).ToListAsync(cancellation);
        return await ActivityColumns.ToCsvAsync(rows, await ActivityLists.OfAsync(transaction.Db, cancellation), cancellation);
    }

    private static async Task<ActivitySums> SumsAsync(IQueryable<Activity> chosen, CancellationToken cancellation)
    {
        var rows = await chosen.Where(row => !row.CalledOff)
            .Select(row => new { row.Participants, row.ResidentHours, row.Costs }).ToListAsync(cancellation);
        // Nothing known is not 0.
        long? attendances = rows.Any(row => row.Participants is not null) ? rows.Sum(row => (long)(row.Participants ?? 0)) : null;
        decimal? hours = rows.Any(row => row.ResidentHours is not null) ? rows.Sum(row => row.ResidentHours ?? 0) : null;
        decimal? cost = rows.Any(row => row.Costs.Count > 0) ? rows.Sum(row => row.Costs.Sum(line => line.Amount)) : null;
        return new ActivitySums(rows.Count, attendances, hours, cost);
    }

    /// <summary>Each financial year in which there is an activity, and the quarters of this one and the last, the latest first.</summary>
    private static async Task<IReadOnlyList<Period>> PeriodsAsync(BenchmarkingDb db, DateOnly today, CancellationToken cancellation)
    {
        var earliest = await db.Activities.MinAsync(row => (DateOnly?)row.HeldOn, cancellation) ?? today;
        var latest = await db.Activities.MaxAsync(row => (DateOnly?)row.HeldOn, cancellation) ?? today;
        var (first, last) = (RegisterRecord.FinancialYear(earliest), RegisterRecord.FinancialYear(latest));
        return
        [
            .. Enumerable.Range(first, last - first + 1).Reverse().SelectMany(year => year < RegisterRecord.FinancialYear(today) - 1
                ? [Period.YearOf(year)]
                : Enumerable.Range(1, 4).Reverse().Select(quarter => Period.QuarterOf(year, quarter)).Prepend(Period.YearOf(year))),
        ];
    }
}
