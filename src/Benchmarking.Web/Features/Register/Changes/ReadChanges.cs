using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.CaseStudies;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Changes;

/// <summary>A page of changes, the newest first.</summary>
/// <param name="Show">Which are shown: <c>in-place</c>, <c>decided</c>; null for all.</param>
/// <param name="InPlace">How many residents can see at work.</param>
public sealed record ChangesPage(string? Show, IReadOnlyList<ServiceChange> Rows, int InPlace, int Decided, Pagination Pages)
{
    public int All => InPlace + Decided;

    public string Csv => Show is null ? $"{ReadChanges.Link.Url}.csv" : $"{ReadChanges.Link.Url}.csv?show={Show}";
}

/// <summary>A change and where it came from.</summary>
/// <param name="Figure">The linked figure; null for none.</param>
public sealed record ChangePage(ServiceChange Row, Recommendation? Recommendation, string? ActivityName, LinkedFigure? Figure, string EditedBy)
{
    public string Url => $"{ReadChanges.Link.Url}/{Row.Id}";
}

/// <summary>What is different because of residents, as a list, a page of one and a file.</summary>
public sealed class ReadChanges(TenantDoor door, TimeProvider clock)
{
    public const string InPlace = "in-place";

    public const string Decided = "decided";

    private const int OnePage = 25;

    public static PageLink Link { get; } = new("Service changes", "/register/changes");

    public async Task<ChangesPage> LoadAsync(Actor actor, string? show, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        show = Known(show);
        var inPlace = await db.ServiceChanges.CountAsync(row => row.DoneOn != null, cancellation);
        var decided = await db.ServiceChanges.CountAsync(row => row.DoneOn == null, cancellation);
        var (shown, pages) = Pagination.Place(page, show switch { InPlace => inPlace, Decided => decided, _ => inPlace + decided }, OnePage);
        return new ChangesPage(
            show,
            await Newest(db, show).Skip((shown - 1) * OnePage).Take(OnePage).ToListAsync(cancellation),
            inPlace,
            decided,
            new Pagination("Service changes", shown, pages, to => $"{Link.Url}?{(show is null ? "" : $"show={show}&")}page={to}"));
    }

    /// <returns>Null where there is none of that id.</returns>
    public async Task<ChangePage?> FindAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.ServiceChanges.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellation) is not { } row)
            return null;
        var names = await db.NamesAsync([row.EditedBy], cancellation);
        return new ChangePage(
            row,
            await db.Recommendations.AsNoTracking().SingleOrDefaultAsync(known => known.Id == row.RecommendationId, cancellation),
            await db.Activities.Where(activity => activity.Id == row.ActivityId).Select(activity => activity.Name).SingleOrDefaultAsync(cancellation),
            await LinkedFigure.FindAsync(db, row.MetricCode, Period.QuarterOf(LondonTime.DateOf(clock.GetUtcNow())), cancellation),
            names.Of(row.EditedBy) ?? "somebody who has left");
    }

    public async Task<byte[]> WriteAsync(Actor actor, string? show, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var rows = await Newest(transaction.Db, Known(show)).ToListAsync(cancellation);
        return await CsvFile.OfAsync(
            [
                "decided_on", "name", "service", "without_residents", "in_place_since", "you_said", "we_did", "savings", "metric",
                "before_period", "before_value", "after_period", "after_value", "caveat",
            ],
            rows.Select(row => (Action<CsvOutput>)(csv => csv
                .Text(Day(row.DecidedOn)).Text(row.Name).Text(row.Service).Text(row.Attribution?.Words()).Text(Day(row.DoneOn))
                .Text(row.YouSaid).Text(row.WeDid).Number(row.Savings).Text(row.MetricCode)
                .Text(row.BeforePeriod).Number(row.BeforeValue).Text(row.AfterPeriod).Number(row.AfterValue)
                .Text(row.MetricCode is null ? null : LinkedFigure.Caveat))),
            cancellation);
    }

    private static string? Known(string? show) => show is InPlace or Decided ? show : null;

    private static IQueryable<ServiceChange> Newest(BenchmarkingDb db, string? show) =>
        db.ServiceChanges.AsNoTracking().Where(row => show == null || (row.DoneOn != null) == (show == InPlace))
            .OrderByDescending(row => row.DecidedOn).ThenBy(row => row.Id);

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
