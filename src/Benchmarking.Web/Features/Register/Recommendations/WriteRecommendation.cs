using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Recommendations;

/// <summary>The page on which a recommendation is written or changed.</summary>
public sealed record WriteRecommendationPage(
    Guid? Id,
    RecommendationForm Form,
    IReadOnlyList<FormError> Errors,
    IReadOnlyList<(string Value, string Text)> Activities,
    IReadOnlyList<(string Value, string Text)> Panels) : WritePage<RecommendationForm>(Id, Form, Errors)
{
    public override string Title => Id is null ? "Write down a recommendation" : "Change a recommendation";

    public override PageLink List => ReadRecommendations.Link;

    public string Back => Id is null ? List.Url : $"{List.Url}/{Id}";
}

/// <summary>Writes down what residents recommended, changes it and takes it out.</summary>
public sealed class WriteRecommendation(TenantDoor door, KeepRow keep, TimeProvider clock)
{
    public const string Noun = "recommendation";

    /// <param name="id">Null for a new one.</param>
    /// <param name="form">What was typed; null where nothing was yet.</param>
    /// <param name="activity">Which activity a new one came from.</param>
    /// <returns>Null where there is no such recommendation.</returns>
    public async Task<WriteRecommendationPage?> LoadAsync(
        Actor actor, Guid? id, RecommendationForm? form, IReadOnlyList<FormError> errors, CancellationToken cancellation, Guid? activity = null, Guid? panel = null)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var row = id is null ? null : await db.Recommendations.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellation);
        if (id is not null && row is null)
            return null;

        form ??= row is not null ? RecommendationForm.Of(row) : await NewAsync(db, activity, panel, cancellation);
        return new WriteRecommendationPage(
            id, form, errors,
            await RegisterChoices.ActivitiesAsync(db, form.Activity, cancellation),
            await RegisterChoices.PanelsAsync(db, cancellation));
    }

    public Task<KeepResult> HandleAsync(Actor actor, Guid? id, RecommendationForm form, CancellationToken cancellation) => keep.HandleAsync(
        actor, id, form.Version, Noun, () => new Recommendation { Wording = "" }, (db, reading) => form.ReadAsync(db, reading, cancellation), cancellation);

    public Task<KeepResult> RemoveAsync(Actor actor, Guid id, int version, CancellationToken cancellation) =>
        keep.RemoveAsync<Recommendation>(actor, id, version, Noun, cancellation);

    /// <returns>Null where there is no such recommendation.</returns>
    public async Task<RemovePage?> LoadRemovalAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.Recommendations.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellation) is not { } row)
            return null;
        var changes = await db.ServiceChanges.CountAsync(change => change.RecommendationId == id, cancellation);
        return new RemovePage(
            "Remove this recommendation?",
            [
                $"“{RegisterChoices.Brief(row.Wording)}”",
                "It no longer counts in your figures. It cannot be brought back.",
                .. changes == 0 ? Array.Empty<string>() : [$"{RegisterWords.Count(changes, "service change stays", "service changes stay")}, without the recommendation."],
            ],
            ReadRecommendations.Link,
            $"{ReadRecommendations.Link.Url}/{id}",
            row.Version);
    }

    private async Task<RecommendationForm> NewAsync(BenchmarkingDb db, Guid? activity, Guid? panel, CancellationToken cancellation)
    {
        var from = activity is null ? null : await db.Activities.AsNoTracking().SingleOrDefaultAsync(row => row.Id == activity, cancellation);
        panel ??= from?.PanelId;
        var of = panel is null ? null : await db.Panels.AsNoTracking().SingleOrDefaultAsync(row => row.Id == panel, cancellation);
        return RecommendationForm.New(LondonTime.DateOf(clock.GetUtcNow()), from, of);
    }
}
