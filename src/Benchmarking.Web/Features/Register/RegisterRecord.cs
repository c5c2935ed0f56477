using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register;

/// <summary>
/// What the register holds of a span of days: what lies between them, and what stands on the last of them. Activities
/// that were called off are left out.
/// </summary>
public sealed record RegisterRecord
{
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>By day.</summary>
    public required IReadOnlyList<Activity> Activities { get; init; }

    /// <summary>Those that are there on some day of the span.</summary>
    public required IReadOnlyList<Panel> Panels { get; init; }

    /// <summary>Made in the span, or decided or done in it.</summary>
    public required IReadOnlyList<Recommendation> Recommendations { get; init; }

    /// <summary>Decided in the span, or put in place in it.</summary>
    public required IReadOnlyList<ServiceChange> Changes { get; init; }

    public required IReadOnlyList<Tally> Tallies { get; init; }

    /// <summary>By day.</summary>
    public required IReadOnlyList<HeadCount> HeadCounts { get; init; }

    /// <summary>All there are up to the last day's financial year, by year.</summary>
    public required IReadOnlyList<ResidentProfile> Profiles { get; init; }

    public required IReadOnlyList<NamedGroup> Groups { get; init; }

    public required IReadOnlyList<InvolvementCost> Costs { get; init; }

    /// <summary>Of the financial years that end in the span or hold its last day.</summary>
    public required IReadOnlyList<Valuation> Valuations { get; init; }

    public static async Task<RegisterRecord> OfAsync(BenchmarkingDb db, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var lastYear = FinancialYear(to);
        var firstYear = FinancialYear(from) - 1;
        return new RegisterRecord
        {
            From = from,
            To = to,
            Activities = await db.Activities.AsNoTracking().Where(row => row.HeldOn >= from && row.HeldOn <= to && !row.CalledOff)
                .OrderBy(row => row.HeldOn).ThenBy(row => row.Id).ToListAsync(cancellation),
            Panels = await db.Panels.AsNoTracking().Where(row => row.BeganOn <= to && (row.EndedOn == null || row.EndedOn > from))
                .OrderBy(row => row.Name).ToListAsync(cancellation),
            Recommendations = await db.Recommendations.AsNoTracking()
                .Where(row => (row.MadeOn >= from && row.MadeOn <= to) || (row.DecidedOn >= from && row.DecidedOn <= to) || (row.DoneOn >= from && row.DoneOn <= to))
                .OrderBy(row => row.MadeOn).ThenBy(row => row.Id).ToListAsync(cancellation),
            Changes = await db.ServiceChanges.AsNoTracking()
                .Where(row => (row.DecidedOn >= from && row.DecidedOn <= to) || (row.DoneOn >= from && row.DoneOn <= to))
                .OrderBy(row => row.DecidedOn).ThenBy(row => row.Id).ToListAsync(cancellation),
            Tallies = await db.Tallies.AsNoTracking().Where(row => row.CountedOn >= from && row.CountedOn <= to)
                .OrderBy(row => row.CountedOn).ToListAsync(cancellation),
            HeadCounts = await db.HeadCounts.AsNoTracking().Where(row => row.CountedOn >= from && row.CountedOn <= to)
                .OrderBy(row => row.CountedOn).ToListAsync(cancellation),
            Profiles = await db.ResidentProfiles.AsNoTracking().Where(row => row.Year <= lastYear).OrderBy(row => row.Year).ToListAsync(cancellation),
            Groups = await db.NamedGroups.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellation),
            Costs = await db.InvolvementCosts.AsNoTracking().Where(row => row.SpentOn >= from && row.SpentOn <= to)
                .OrderBy(row => row.SpentOn).ToListAsync(cancellation),
            Valuations = await db.Valuations.AsNoTracking().Where(row => row.Year >= firstYear && row.Year <= lastYear)
                .OrderBy(row => row.Year).ThenBy(row => row.Outcome).ToListAsync(cancellation),
        };
    }

    /// <summary>The financial year of a day, by the year in which it starts.</summary>
    public static int FinancialYear(DateOnly day) => day.Month >= 4 ? day.Year : day.Year - 1;
}
