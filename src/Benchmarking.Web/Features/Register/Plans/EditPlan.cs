using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Plans;

/// <summary>Makes a plan, changes its name and months, puts it away and takes it out again.</summary>
public sealed class EditPlan(TenantDoor door, KeepRow keep, TimeProvider clock)
{
    public const string Noun = "action plan";

    public static ActionPlan New() => new() { Name = "" };

    /// <returns>Null where there is no such plan.</returns>
    public async Task<PlanFormPage?> LoadAsync(Actor actor, Guid id, PlanForm? typed, IReadOnlyList<FormError> errors, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var plan = await transaction.Db.ActionPlans.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation);
        return plan is null ? null : new PlanFormPage(plan, typed ?? PlanForm.Of(plan), errors);
    }

    public Task<KeepResult> HandleAsync(Actor actor, Guid? id, PlanForm form, CancellationToken cancellation) => keep.HandleAsync(
        actor, id, form.Version, Noun, New, (_, reading) => Task.FromResult(form.Read(reading)), cancellation);

    public Task<KeepResult> PutAwayAsync(Actor actor, Guid id, int version, bool away, CancellationToken cancellation) => keep.HandleAsync(
        actor, id, version, Noun, New,
        (_, _) => Task.FromResult<Action<ActionPlan>>(plan => plan.ArchivedAt = away ? clock.GetUtcNow() : null),
        cancellation);
}
