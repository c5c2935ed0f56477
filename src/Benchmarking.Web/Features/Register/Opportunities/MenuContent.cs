using System.Globalization;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Documents;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Opportunities;

/// <summary>A way to take part, as residents read it.</summary>
/// <param name="Rung">Its name; empty where it is of none.</param>
public sealed record MenuWay(string Name, string What, string Rung, string TimeNeeded, string HowToJoin, string Support);

/// <summary>A day of the calendar.</summary>
/// <param name="Day">"14 May".</param>
public sealed record MenuDay(string Day, string Name, string Words);

/// <summary>A month of the calendar.</summary>
public sealed record MenuMonth(string Month, IReadOnlyList<MenuDay> Days);

/// <summary>The menu of involvement with a year's calendar. A draft's is made anew each time it is looked at.</summary>
public sealed record MenuContent(string Introduction, IReadOnlyList<MenuWay> Ways, IReadOnlyList<MenuMonth> Months);

public static class OpportunityMenu
{
    /// <summary>What is offered on a day, with the calendar of a draft's span.</summary>
    public static async Task<MenuContent> MenuAsync(this BenchmarkingDb db, RegisterDocument draft, DateOnly today, CancellationToken cancellation)
    {
        var offered = await db.Opportunities.AsNoTracking().Where(row => row.EndedOn == null || row.EndedOn > today)
            .OrderBy(row => row.Name).ThenBy(row => row.Id).ToListAsync(cancellation);
        var rungs = await db.LadderRungs.ToDictionaryAsync(row => row.Rung, row => row.Name, cancellation);
        return DocumentContent.Read<MenuContent>(draft.Content) with
        {
            Ways = [.. offered.Select(row => new MenuWay(row.Name, row.What, row.Rung is { } rung ? rungs[rung] : "", row.TimeNeeded, row.HowToJoin, row.Support))],
            Months = MonthsOf(offered, draft.BeginsOn, draft.EndsOn),
        };
    }

    /// <summary>The months of a span in which there is something, each with its days.</summary>
    public static IReadOnlyList<MenuMonth> MonthsOf(IEnumerable<Opportunity> offered, DateOnly from, DateOnly to) =>
    [
        .. from way in offered
           from date in way.Dates
           where date.On >= @from && date.On <= to && (way.EndedOn is null || date.On < way.EndedOn)
           orderby date.On, way.Name
           group new MenuDay(date.On.ToString("d MMMM", CultureInfo.InvariantCulture), way.Name, date.Words) by new DateOnly(date.On.Year, date.On.Month, 1) into month
           select new MenuMonth(RegisterWords.Month(month.Key), [.. month]),
    ];
}
