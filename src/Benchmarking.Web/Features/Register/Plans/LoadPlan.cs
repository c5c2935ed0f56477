using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Targets;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Plans;

/// <summary>One action as it is read.</summary>
/// <param name="Number">Its place in the whole plan, from 1.</param>
/// <param name="Under">The rung or heading it stands under; empty for neither.</param>
/// <param name="Metric">Name of the linked figure; null for none.</param>
/// <param name="Target">The linked target with actions of its own; null for none, and for one that has ended.</param>
public sealed record ActionLine(PlannedAction Action, int Number, string Under, string? Metric, TargetRow? Target)
{
    public ActionStanding Standing => Action.Standing();

    public string Url => $"/register/plans/actions/{Action.Id}";

    public string Months => PlanMonths.Words(Action.BeginsOn, Action.EndsOn);
}

/// <summary>A plan with its actions.</summary>
/// <param name="All">In order.</param>
/// <param name="Chosen">The standing that is shown alone; null for all.</param>
public sealed record PlanPage(ActionPlan Plan, IReadOnlyList<ActionLine> All, ActionStanding? Chosen, DateOnly Today)
{
    public IReadOnlyList<ActionLine> Lines { get; } = [.. All.Where(line => Chosen is null || line.Standing == Chosen)];

    public string Url => $"/register/plans/{Plan.Id}";

    public bool IsArchived => Plan.ArchivedAt is not null;

    public IEnumerable<(ActionStanding Standing, int Count)> Standings =>
        All.CountBy(line => line.Standing).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value));

    public PlanTimeline Timeline => PlanTimeline.Of(this);

    public string Address(ActionStanding? standing) => standing is { } known ? $"{Url}?show={SnakeCase.Of($"{known}")}" : Url;

    public IReadOnlyList<PageLink> Crumbs(string? here = null)
    {
        PageLink[] above = [new("Register", "/register"), new("Action plans", "/register/plans")];
        return here is null
            ? [.. above, new PageLink(Plan.Name, "", Current: true)]
            : [.. above, new PageLink(Plan.Name, Url), new PageLink(here, "", Current: true)];
    }
}

public sealed class LoadPlan(TenantDoor door, LoadTargets targets, TimeProvider clock)
{
    /// <param name="show">A standing as its address says it; anything else shows all.</param>
    /// <returns>Null where there is no such plan.</returns>
    public async Task<PlanPage?> LoadAsync(Actor actor, Guid id, string? show, CancellationToken cancellation)
    {
        ActionPlan? plan;
        List<PlannedAction> actions;
        Dictionary<int, string> rungs;
        Dictionary<string, string> metrics;
        await using (var transaction = await door.OpenAsync(actor, cancellation))
        {
            var db = transaction.Db;
            plan = await db.ActionPlans.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation);
            if (plan is null)
                return null;
            actions = await db.Actions.AsNoTracking().Where(row => row.PlanId == id).OrderBy(row => row.Position).ThenBy(row => row.Id).ToListAsync(cancellation);
            rungs = await db.LadderRungs.ToDictionaryAsync(row => row.Rung, row => row.Name, cancellation);
            var codes = actions.Select(action => action.MetricCode).OfType<string>().ToHashSet();
            metrics = await db.Metrics.Where(row => codes.Contains(row.Code)).ToDictionaryAsync(row => row.Code, row => row.Name, cancellation);
        }

        // The targets' own page says how they stand; it is asked where an action names one.
        var byId = actions.Any(action => action.TargetId is not null) && Access.Allows(Verb.SetTargets, actor)
            ? (await targets.LoadAsync(actor, null, cancellation)) switch { var page => page.Rows.Concat(page.Watched).ToDictionary(row => row.Target.Id) }
            : [];
        return new PlanPage(
            plan,
            [
                .. actions.Select((action, at) => new ActionLine(
                    action,
                    at + 1,
                    action.Rung is { } rung ? $"{rung} {rungs[rung]}" : action.Heading,
                    action.MetricCode is { } code ? metrics[code] : null,
                    action.TargetId is { } target ? byId.GetValueOrDefault(target) : null)),
            ],
            FormReading.Chosen<ActionStanding>(show),
            LondonTime.DateOf(clock.GetUtcNow()));
    }
}
