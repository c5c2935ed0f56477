using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Changes;

/// <summary>The page on which a change of a service is written or changed.</summary>
/// <param name="Figure">The chosen figure; null where none is.</param>
/// <param name="Filled">What came of asking for signed-off figures; null where that was not asked.</param>
public sealed record WriteChangePage(
    Guid? Id,
    ChangeForm Form,
    IReadOnlyList<FormError> Errors,
    IReadOnlyList<(string Value, string Text)> Recommendations,
    IReadOnlyList<(string Value, string Text)> Activities,
    IReadOnlyList<(string Value, string Text)> Metrics,
    IReadOnlyList<(string Value, string Text)> Quarters,
    LinkedFigure? Figure,
    string? Filled) : WritePage<ChangeForm>(Id, Form, Errors)
{
    public override string Title => Id is null ? "Write down a service change" : "Change a service change";

    public override PageLink List => ReadChanges.Link;

    public string Back => Id is null ? List.Url : $"{List.Url}/{Id}";

    /// <summary>The signed-off figure of a chosen quarter as a hint at its box.</summary>
    public string? SignedHint(string? period) =>
        Figure is { } figure && period is not null && figure.Signed.TryGetValue(period, out var value)
            ? $"You signed off {figure.Subject.Text(value)} for that quarter."
            : null;
}

/// <summary>Writes down what is different because of residents, changes it and takes it out.</summary>
public sealed class WriteChange(TenantDoor door, KeepRow keep, TimeProvider clock)
{
    public const string Noun = "service change";

    private const int QuartersBack = 24;

    /// <param name="id">Null for a new one.</param>
    /// <param name="form">What was typed; null where nothing was yet.</param>
    /// <param name="recommendation">Which recommendation a new one came from.</param>
    /// <returns>Null where there is no such change.</returns>
    public async Task<WriteChangePage?> LoadAsync(
        Actor actor, Guid? id, ChangeForm? form, IReadOnlyList<FormError> errors, CancellationToken cancellation, Guid? recommendation = null, Guid? activity = null)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var today = LondonTime.DateOf(clock.GetUtcNow());
        var row = id is null ? null : await db.ServiceChanges.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellation);
        if (id is not null && row is null)
            return null;

        var from = recommendation is null ? null : await db.Recommendations.AsNoTracking().SingleOrDefaultAsync(known => known.Id == recommendation, cancellation);
        form ??= row is null ? ChangeForm.New(today, from, activity) : ChangeForm.Of(row);
        var figure = await LinkedFigure.FindAsync(db, form.Metric, Period.QuarterOf(today), cancellation);
        var asked = form.Do == ChangeForm.FillIn;
        return new WriteChangePage(
            id, form, errors,
            await RegisterChoices.RecommendationsAsync(db, form.Recommendation, cancellation),
            await RegisterChoices.ActivitiesAsync(db, form.Activity, cancellation),
            await RegisterChoices.MetricsAsync(db, cancellation),
            RegisterChoices.Quarters(today, QuartersBack),
            figure,
            !asked ? null : figure?.Fill(form) ?? "Choose a figure first, and the quarters before and after.");
    }

    public Task<KeepResult> HandleAsync(Actor actor, Guid? id, ChangeForm form, CancellationToken cancellation) => keep.HandleAsync(
        actor, id, form.Version, Noun, () => new ServiceChange { Name = "" }, (db, reading) => form.ReadAsync(db, reading, cancellation), cancellation);

    public Task<KeepResult> RemoveAsync(Actor actor, Guid id, int version, CancellationToken cancellation) =>
        keep.RemoveAsync<ServiceChange>(actor, id, version, Noun, cancellation);

    /// <returns>Null where there is no such change.</returns>
    public async Task<RemovePage?> LoadRemovalAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.ServiceChanges.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellation) is { } row
            ? new RemovePage(
                "Remove this service change?",
                [$"“{row.Name}”", "It no longer counts in your figures. It cannot be brought back.", "Documents that were approved with it keep it."],
                ReadChanges.Link,
                $"{ReadChanges.Link.Url}/{id}",
                row.Version)
            : null;
    }
}
