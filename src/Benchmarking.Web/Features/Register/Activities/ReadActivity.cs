using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Value;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Activities;

/// <summary>A file of an activity without its bytes.</summary>
/// <param name="Alternative">What a picture shows; empty for a document.</param>
public sealed record ActivityFile(Guid Id, string Name, string MediaType, string Alternative, long Bytes)
{
    public bool IsPicture => Alternative.Length > 0;
}

/// <summary>An activity as it stands.</summary>
/// <param name="InSeries">How many there are in its series, with itself; 0 where it is none of a series.</param>
/// <param name="By">Who changed it last.</param>
public sealed record ActivityPage(
    Activity Activity, ActivityLists Lists, DateOnly Today, IReadOnlyList<ActivityFile> Files, IReadOnlyList<Recommendation> Recommendations,
    IReadOnlyList<ServiceChange> Changes, int InSeries, string By)
{
    /// <summary>What is wrong with a file that was just sent.</summary>
    public IReadOnlyList<FormError> Errors { get; init; } = [];

    /// <summary>What was typed with it.</summary>
    public string? Alternative { get; init; }

    public string Url => $"/register/activities/{Activity.Id}";

    public IReadOnlyList<PageLink> Breadcrumbs => [new("Register", "/register"), new("Activities", "/register/activities"), new(Activity.Name, "", Current: true)];

    public bool IsWaiting => Activity is { Participants: null, CalledOff: false } && Activity.HeldOn <= Today;

    public decimal Cost => Activity.Costs.Sum(line => line.Amount);

    /// <summary>Leaves overheads out, as a return does; null where no cost is known or nobody took part.</summary>
    public string? CostOfOne => CostRatio.Of([Activity], activity => activity.Participants).Each is { } each
        ? RegisterWords.Pounds(FigureText.Round(each, 2))
        : null;

    public static string Score(short? score) => ActivityLists.Scores.FirstOrDefault(known => known.Value == $"{score}").Text ?? "not judged";

    public static string Words(ShortQuestion question) => question.About == QuestionAbout.Own ? question.Words : question.About.Words();
}

/// <summary>Reads one activity of the organisation that is acted for, and what came of it.</summary>
public sealed class ReadActivity(TenantDoor door, TimeProvider clock)
{
    public async Task<ActivityPage?> LoadAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.Activities.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } activity)
            return null;

        var recommendations = await db.Recommendations.AsNoTracking().Where(row => row.ActivityId == id).OrderBy(row => row.MadeOn).ToListAsync(cancellation);
        var ids = recommendations.Select(row => (Guid?)row.Id).ToList();
        var names = await db.NamesAsync([activity.EditedBy], cancellation);
        return new ActivityPage(
            activity,
            await ActivityLists.OfAsync(db, cancellation),
            LondonTime.DateOf(clock.GetUtcNow()),
            await FilesAsync(db, id, cancellation),
            recommendations,
            await db.ServiceChanges.AsNoTracking().Where(row => row.ActivityId == id || ids.Contains(row.RecommendationId))
                .OrderBy(row => row.DecidedOn).ToListAsync(cancellation),
            activity.SeriesId is { } series ? await db.Activities.CountAsync(row => row.SeriesId == series, cancellation) : 0,
            names.Of(activity.EditedBy) ?? "somebody who has left");
    }

    /// <summary>The files of an activity, in the order in which they came.</summary>
    public static async Task<IReadOnlyList<ActivityFile>> FilesAsync(BenchmarkingDb db, Guid activity, CancellationToken cancellation) =>
        await db.RegisterFiles.AsNoTracking().Where(row => row.ActivityId == activity).OrderBy(row => row.MadeAt).ThenBy(row => row.Id)
            .Select(row => new ActivityFile(row.Id, row.Name, row.MediaType, row.Alternative, row.Content.Length)).ToListAsync(cancellation);
}
