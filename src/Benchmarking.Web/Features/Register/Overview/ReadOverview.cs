using Benchmarking.Engine;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Overview;

/// <summary>A part of the register.</summary>
/// <param name="Figure">How much stands there, such as "14 this quarter"; empty for none.</param>
public sealed record RegisterPart(string Name, string Url, string What, string Figure = "");

/// <summary>The register at a glance.</summary>
/// <param name="Waiting">Activities that were held and have no numbers yet.</param>
/// <param name="Undecided">Recommendations without a decision.</param>
/// <param name="IsEmpty">True where nothing was ever written down.</param>
public sealed record OverviewPage(Period Quarter, int Waiting, int Undecided, bool IsEmpty, IReadOnlyList<(string Heading, IReadOnlyList<RegisterPart> Parts)> Groups);

/// <summary>Counts what the register holds and what waits in it.</summary>
public sealed class ReadOverview(TenantDoor door, SitePages pages, TimeProvider clock)
{
    public async Task<OverviewPage> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        var today = LondonTime.DateOf(clock.GetUtcNow());
        var quarter = Period.QuarterOf(today);
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var held = await db.Activities.CountAsync(row => row.HeldOn >= quarter.FirstDay && row.HeldOn <= today && !row.CalledOff, cancellation);
        var waiting = await db.Activities.CountAsync(row => row.HeldOn <= today && row.Participants == null && !row.CalledOff, cancellation);
        var undecided = await db.Recommendations.CountAsync(row => row.Decision == null, cancellation);
        var changes = await db.ServiceChanges.CountAsync(row => row.DecidedOn >= quarter.FirstDay, cancellation);
        var isEmpty = held == 0 && !await db.Activities.AnyAsync(cancellation);

        IReadOnlyList<RegisterPart> OnlyPages(params RegisterPart[] parts) => [.. parts.Where(part => pages.Opens(part.Url, actor))];
        return new OverviewPage(quarter, waiting, undecided, isEmpty,
        [
            ("Write down", OnlyPages(
                new("Activities", "/register/activities", "Meetings, events, surveys, training, reviews: what residents took part in.", RegisterWords.Count(held, "this quarter", "this quarter")),
                new("Recommendations", "/register/recommendations", "What residents recommended, what was decided and why.", undecided == 0 ? "" : $"{undecided:N0} without a decision"),
                new("Service changes", "/register/changes", "What is different because of residents, and what it saved.", changes == 0 ? "" : RegisterWords.Count(changes, "decided this quarter", "decided this quarter")),
                new("Panels and forums", "/register/panels", "Seats and whom they stand for, sessions, reports, decisions."),
                new("Counts", "/register/counts", "People counted once, recruitments, audits, complaints, repairs, costs of the team."),
                new("Who lives in your homes", "/register/profile", "Once a year, and the groups that you have named as under-represented."),
                new("Social value", "/register/social-value", "Your own values by your own method."))),
            ("See", OnlyPages(
                new("For your return", "/register/answers", "What the register answers of this quarter’s return, and the list behind each number."),
                new("Cost and value", "/register/value", "Cost for each resident taking part, each person affected and each household."),
                new("Ladder and representation", "/register/reach", "On which rungs your activities stand, and who is missing."),
                new("Calendar", "/register/activities/calendar", "Activities by month."))),
            ("Tell", OnlyPages(
                new("You said, we did", "/register/said", "A quarter’s changes, edited, approved, printed, public where you want it."),
                new("Impact assessment", "/register/assessments", "Half a year or a year, put together from the register with your own words between."),
                new("Menu and calendar of involvement", "/register/opportunities", "Ways to take part, for residents."),
                new("Action plans", "/register/plans", "What you mean to do, by when, and how it stands."))),
        ]);
    }
}
