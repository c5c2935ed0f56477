using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Recommendations;

/// <summary>A page of recommendations, the newest first.</summary>
/// <param name="Chosen">Which are shown; null for all.</param>
/// <param name="Counts">How many there are in each state.</param>
/// <param name="Days">Of all of them, whichever are shown.</param>
public sealed record RecommendationsPage(
    DateOnly Today,
    RecommendationState? Chosen,
    IReadOnlyList<Recommendation> Rows,
    IReadOnlyDictionary<RecommendationState, int> Counts,
    RecommendationDays Days,
    Pagination Pages)
{
    public int All => Counts.Values.Sum();

    public static string Address(RecommendationState? state) =>
        state is { } known ? $"{ReadRecommendations.Link.Url}?show={known.Code()}" : ReadRecommendations.Link.Url;

    public string Csv => Chosen is { } known ? $"{ReadRecommendations.Link.Url}.csv?show={known.Code()}" : $"{ReadRecommendations.Link.Url}.csv";
}

/// <summary>A recommendation and what came of it.</summary>
/// <param name="ActivityName">Null where it came from none.</param>
/// <param name="Changes">Of services, by the day of their decision.</param>
public sealed record RecommendationPage(Recommendation Row, string? ActivityName, string? PanelName, IReadOnlyList<ServiceChange> Changes, DateOnly Today, string EditedBy)
{
    public string Url => $"{ReadRecommendations.Link.Url}/{Row.Id}";
}

/// <summary>What residents recommended, as a list, a page of one and a file.</summary>
public sealed class ReadRecommendations(TenantDoor door, TimeProvider clock)
{
    private const int OnePage = 25;

    public static PageLink Link { get; } = new("Recommendations", "/register/recommendations");

    public async Task<RecommendationsPage> LoadAsync(Actor actor, RecommendationState? chosen, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        // Days alone: words are long, and all days are needed for a median.
        var all = await transaction.Db.Recommendations.AsNoTracking()
            .Select(row => new Recommendation { Wording = "", MadeOn = row.MadeOn, Decision = row.Decision, DecidedOn = row.DecidedOn, DoneOn = row.DoneOn })
            .ToListAsync(cancellation);
        var counts = RecommendationStates.All.ToDictionary(state => state, state => all.Count(row => row.State() == state));
        var (shown, pages) = Pagination.Place(page, chosen is { } state ? counts[state] : all.Count, OnePage);
        return new RecommendationsPage(
            LondonTime.DateOf(clock.GetUtcNow()),
            chosen,
            await Newest(transaction.Db, chosen).Skip((shown - 1) * OnePage).Take(OnePage).ToListAsync(cancellation),
            counts,
            RecommendationDays.Of(all),
            new Pagination("Recommendations", shown, pages, to => $"{Link.Url}?{(chosen is { } known ? $"show={known.Code()}&" : "")}page={to}"));
    }

    /// <returns>Null where there is none of that id.</returns>
    public async Task<RecommendationPage?> FindAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.Recommendations.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellation) is not { } row)
            return null;
        var names = await db.NamesAsync([row.EditedBy], cancellation);
        return new RecommendationPage(
            row,
            await db.Activities.Where(activity => activity.Id == row.ActivityId).Select(activity => activity.Name).SingleOrDefaultAsync(cancellation),
            await db.Panels.Where(panel => panel.Id == row.PanelId).Select(panel => panel.Name).SingleOrDefaultAsync(cancellation),
            await db.ServiceChanges.AsNoTracking().Where(change => change.RecommendationId == id).OrderBy(change => change.DecidedOn).ToListAsync(cancellation),
            LondonTime.DateOf(clock.GetUtcNow()),
            names.Of(row.EditedBy) ?? "somebody who has left");
    }

    public async Task<byte[]> WriteAsync(Actor actor, RecommendationState? chosen, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var rows = await Newest(transaction.Db, chosen).ToListAsync(cancellation);
        return await CsvFile.OfAsync(
            ["made_on", "recommendation", "made_by", "addressed_to", "state", "decision", "decided_on", "days_to_decision", "reason", "due_on", "done_on", "days_to_done"],
            rows.Select(row => (Action<CsvOutput>)(csv => csv
                .Text(Day(row.MadeOn)).Text(row.Wording).Text(row.Source.Words()).Text(row.AddressedTo).Text(row.State().Words())
                .Text(row.Decision?.Words()).Text(Day(row.DecidedOn)).Number(RecommendationDays.UntilDecided(row)).Text(row.Reason)
                .Text(Day(row.DueOn)).Text(Day(row.DoneOn)).Number(RecommendationDays.UntilDone(row)))),
            cancellation);
    }

    private static IQueryable<Recommendation> Newest(BenchmarkingDb db, RecommendationState? chosen) =>
        db.Recommendations.AsNoTracking().In(chosen).OrderByDescending(row => row.MadeOn).ThenBy(row => row.Id);

    private static string? Day(DateOnly? day) => day?.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
