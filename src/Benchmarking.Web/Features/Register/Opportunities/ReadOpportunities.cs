using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Documents;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Opportunities;

/// <summary>One page of the menu.</summary>
/// <param name="Ended">True for those that are no longer offered.</param>
/// <param name="Others">How many there are in the other list.</param>
/// <param name="Years">Those of which a page can be made, the one we live in first.</param>
public sealed record OpportunitiesPage(
    IReadOnlyList<Opportunity> Lines, IReadOnlyDictionary<int, string> Rungs, bool Ended, int Others, Pagination Pages, DocumentList Documents,
    IReadOnlyList<Period> Years);

/// <summary>A year of the calendar.</summary>
/// <param name="Before">The year before it; null where the calendar begins.</param>
/// <param name="After">The year after it; null where the calendar ends.</param>
public sealed record CalendarPage(Period Year, Period? Before, Period? After, IReadOnlyList<MenuMonth> Months);

/// <summary>The menu of involvement, its calendar, and the pages made of them.</summary>
public sealed class ReadOpportunities(TenantDoor door, TimeProvider clock)
{
    private const int OnePage = 25;

    private const int FirstYear = 2000;

    /// <summary>The years of which a page can be made, the one we live in first: next year's is made before it begins.</summary>
    public static IReadOnlyList<Period> Years(DateOnly today)
    {
        var year = Period.YearOf(RegisterRecord.FinancialYear(today));
        return [year, year.Next];
    }

    /// <param name="page">Of the ways to take part.</param>
    /// <param name="documents">Page of the documents made of them.</param>
    public async Task<OpportunitiesPage> LoadAsync(Actor actor, bool ended, int page, int documents, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var today = LondonTime.DateOf(clock.GetUtcNow());
        var all = await db.Opportunities.CountAsync(cancellation);
        var chosen = db.Opportunities.AsNoTracking().Where(row => (row.EndedOn != null && row.EndedOn <= today) == ended);
        var count = await chosen.CountAsync(cancellation);
        var (shown, pages) = Pagination.Place(page, count, OnePage);
        return new OpportunitiesPage(
            await chosen.OrderBy(row => row.Name).ThenBy(row => row.Id).Skip((shown - 1) * OnePage).Take(OnePage).ToListAsync(cancellation),
            await db.LadderRungs.ToDictionaryAsync(row => row.Rung, row => row.Name, cancellation),
            ended,
            all - count,
            new Pagination("Ways to take part", shown, pages, to => $"/register/opportunities?{(ended ? "ended=true&" : "")}page={to}"),
            await ReadDocuments.OfAsync(db, DocumentKind.Opportunities, "/register/opportunities", documents, cancellation, nameof(documents)),
            Years(today));
    }

    /// <param name="start">The year in which the financial year starts; this one where none is named, the nearest there is otherwise.</param>
    public async Task<CalendarPage> CalendarAsync(Actor actor, int? start, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var years = Years(LondonTime.DateOf(clock.GetUtcNow()));
        var year = Period.YearOf(Math.Clamp(start ?? years[0].StartYear, FirstYear, years[^1].StartYear));
        var rows = await transaction.Db.Opportunities.AsNoTracking().ToListAsync(cancellation);
        return new CalendarPage(
            year,
            year.StartYear > FirstYear ? year.Previous : null,
            year.StartYear < years[^1].StartYear ? year.Next : null,
            OpportunityMenu.MonthsOf(rows, year.FirstDay, year.LastDay));
    }

    public async Task<byte[]> CsvAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var rows = await transaction.Db.Opportunities.AsNoTracking().OrderBy(row => row.Name).ThenBy(row => row.Id).ToListAsync(cancellation);
        return await CsvFile.OfAsync(
            ["name", "what", "rung", "time_needed", "how_to_join", "support", "dates", "ended_on"],
            rows.Select(row => (Action<CsvOutput>)(csv => csv.Text(row.Name).Text(row.What).Number(row.Rung).Text(row.TimeNeeded)
                .Text(row.HowToJoin).Text(row.Support)
                .Text(string.Join("; ", row.Dates.Select(date => $"{date.On:yyyy-MM-dd} {date.Words}".Trim())))
                .Text(row.EndedOn is { } ended ? $"{ended:yyyy-MM-dd}" : null))),
            cancellation);
    }
}
