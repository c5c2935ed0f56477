using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Plans;

/// <summary>The page on which an action is written or changed.</summary>
/// <param name="Action">Null for a new one.</param>
public sealed record ActionPage(ActionPlan Plan, PlannedAction? Action, ActionForm Form, ActionChoices Choices, IReadOnlyList<FormError> Errors)
{
    public const int LinesToAdd = 3;

    public string Title => Action is null ? "New action" : "Change an action";

    public string PlanUrl => $"/register/plans/{Plan.Id}";

    public string Url => Action is null ? $"{PlanUrl}/actions/new" : $"/register/plans/actions/{Action.Id}";

    public string? ErrorOf(string name) => Errors.Of(ErrorSummary.FieldId(name));

    public IReadOnlyList<(string, string)> Months => [.. Choices.Months.Select(month => (PlanMonths.Code(month), RegisterWords.Month(month)))];

    public IReadOnlyList<PageLink> Crumbs =>
        [new("Register", "/register"), new("Action plans", "/register/plans"), new(Plan.Name, PlanUrl), new(Title, "", Current: true)];
}

/// <summary>Writes an action of a plan down and changes it.</summary>
public sealed class EditAction(TenantDoor door, KeepRow keep, TimeProvider clock)
{
    public const string Noun = "action";

    public const int MostActions = 200;

    /// <param name="plan">The plan that a new one is for; null for one that is there.</param>
    /// <returns>Null where there is no such plan or action.</returns>
    public async Task<ActionPage?> LoadAsync(
        Actor actor, Guid? plan, Guid? id, ActionForm? typed, IReadOnlyList<FormError> errors, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var action = id is null ? null : await db.Actions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (id is not null && action is null)
            return null;
        var planId = action?.PlanId ?? plan;
        if (await db.ActionPlans.AsNoTracking().SingleOrDefaultAsync(row => row.Id == planId, cancellation) is not { } found)
            return null;
        var choices = await ChoicesAsync(db, found, action, cancellation);
        return new ActionPage(found, action, typed ?? ActionForm.Of(action ?? new PlannedAction { Objective = "" }, choices), choices, errors);
    }

    /// <param name="plan">The plan that it is in, which the page showed.</param>
    public Task<KeepResult> HandleAsync(Actor actor, ActionPlan plan, Guid? id, ActionForm form, CancellationToken cancellation) => keep.HandleAsync(
        actor, id, form.Version, Noun, () => new PlannedAction { Objective = "", PlanId = plan.Id },
        async (db, reading) =>
        {
            if (!await db.ActionPlans.AnyAsync(row => row.Id == plan.Id && row.ArchivedAt == null, cancellation))
                reading.Wrong(null, "This plan is put away: take it out again first");
            var action = id is null ? null : await db.Actions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation);
            var fill = form.Read(reading, await ChoicesAsync(db, plan, action, cancellation));
            if (id is not null)
                return fill;

            if (await db.Actions.CountAsync(row => row.PlanId == plan.Id, cancellation) >= MostActions)
                reading.Wrong(null, $"A plan holds at most {MostActions} actions");
            var position = 1 + (await db.Actions.Where(row => row.PlanId == plan.Id).MaxAsync(row => (int?)row.Position, cancellation) ?? 0);
            return fill + (row => row.Position = position);
        },
        cancellation);

    /// <summary>What an action of a plan can be tied to; with what this one is tied to already.</summary>
    public async Task<ActionChoices> ChoicesAsync(BenchmarkingDb db, ActionPlan plan, PlannedAction? action, CancellationToken cancellation)
    {
        var thisQuarter = Period.QuarterOf(LondonTime.DateOf(clock.GetUtcNow()));
        var own = action is null ? [] : action.Milestones.Select(step => (DateOnly?)step.Due).Append(action.BeginsOn).Append(action.EndsOn).OfType<DateOnly>();
        var targets = await (
            from target in db.Targets
            where target.EndedAt == null
            join metric in db.Metrics on target.MetricCode equals metric.Code
            orderby metric.Name
            select new ValueTuple<Guid, string>(target.Id, metric.Name)).ToListAsync(cancellation);
        return new ActionChoices(
            [.. PlanMonths.Of(plan.BeginsOn, plan.EndsOn).Concat(own).Distinct().Order()],
            [
                .. PlanMonths.Quarters(plan.BeginsOn, plan.EndsOn).Where(quarter => quarter.CompareTo(thisQuarter) <= 0)
                    .Concat(action?.Statuses.Select(status => Period.Parse(status.Period)) ?? []).Distinct().Order(),
            ],
            await db.LadderRungs.AsNoTracking().OrderBy(row => row.Rung).ToListAsync(cancellation),
            await db.Metrics.OrderBy(row => row.Name).Select(row => new ValueTuple<string, string>(row.Code, row.Name)).ToListAsync(cancellation),
            [.. targets, .. action?.TargetId is { } ended && targets.All(target => target.Item1 != ended) ? [(ended, "A target that has ended")] : Array.Empty<(Guid, string)>()]);
    }
}
