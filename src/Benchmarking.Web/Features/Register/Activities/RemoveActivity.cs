using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Activities;

/// <summary>An activity that somebody wants to take out.</summary>
/// <param name="Later">How many of its series come after it; 0 where it is none of a series.</param>
/// <param name="WithLater">Whether those go too.</param>
public sealed record RemoveActivityPage(Activity Activity, int Files, int Recommendations, int Later, bool WithLater)
{
    public string Url => $"/register/activities/{Activity.Id}";

    public Confirmation Question => new(
        WithLater ? $"Remove “{Activity.Name}” and the later ones of its series?" : $"Remove “{Activity.Name}” of {LondonTime.Day(Activity.HeldOn)}?",
        [
            .. WithLater ? [$"{RegisterWords.Count(Later + 1, "activity", "activities")} from {LondonTime.Day(Activity.HeldOn)} on are removed, with all their numbers and files."] : Array.Empty<string>(),
            .. !WithLater && Files > 0 ? [$"{RegisterWords.Count(Files, "file goes", "files go")} with it."] : Array.Empty<string>(),
            .. Recommendations > 0 ? [$"{RegisterWords.Count(Recommendations, "recommendation that came from it stays", "recommendations that came from it stay")}, without it."] : Array.Empty<string>(),
            "Returns that you have signed off stay as they are.",
        ],
        $"{Url}/remove",
        WithLater ? $"Remove {Later + 1} activities" : "Remove",
        new PageLink("Keep it", Url),
        "This cannot be undone. If it did not take place, call it off instead.",
        new Dictionary<string, string> { ["version"] = $"{Activity.Version}", ["later"] = WithLater ? "true" : "false" });
}

/// <summary>Takes an activity out, alone or with all later ones of its series.</summary>
public sealed class RemoveActivity(TenantDoor door, KeepRow keep, TimeProvider clock)
{
    public async Task<RemoveActivityPage?> LoadAsync(Actor actor, Guid id, bool withLater, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        return await db.Activities.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is { } activity
            ? new RemoveActivityPage(
                activity,
                await db.RegisterFiles.CountAsync(row => row.ActivityId == id, cancellation),
                await db.Recommendations.CountAsync(row => row.ActivityId == id, cancellation),
                await Later(db, activity).CountAsync(cancellation),
                withLater && activity.SeriesId is not null)
            : null;
    }

    /// <param name="withLater">Takes all later ones of the series out too.</param>
    public async Task<KeepResult> HandleAsync(Actor actor, Guid id, int version, bool withLater, CancellationToken cancellation) => withLater
        ? await RemoveSeriesAsync(actor, id, version, cancellation)
        : await keep.RemoveAsync<Activity>(actor, id, version, "activity", cancellation);

    private async Task<KeepResult> RemoveSeriesAsync(Actor actor, Guid id, int version, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.Activities.SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } activity)
            return new KeepResult.NoSuchRow();
        if (activity.Version != version)
            return new KeepResult.ChangedMeanwhile(activity.Version);

        var later = await Later(db, activity).ToListAsync(cancellation);
        db.RemoveRange([activity, .. later]);
        transaction.Audit(
            actor, clock.GetUtcNow(), "removed activities", $"activity {id}",
            $"from {LondonTime.Day(activity.HeldOn)}, {RegisterWords.Count(later.Count + 1, "activity", "activities")} of a series");
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new KeepResult.ChangedMeanwhile(version);
        }

        return new KeepResult.Kept(id);
    }

    private static IQueryable<Activity> Later(BenchmarkingDb db, Activity activity) =>
        db.Activities.Where(row => activity.SeriesId != null && row.SeriesId == activity.SeriesId && row.HeldOn > activity.HeldOn);
}
