using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Plans;

/// <summary>One plan in the list.</summary>
/// <param name="Behind">Actions that are late or at risk.</param>
public sealed record PlanLine(ActionPlan Plan, int Actions, int Done, int Behind)
{
    public string Url => $"/register/plans/{Plan.Id}";
}

/// <summary>One page of plans.</summary>
/// <param name="Archived">True for those put away.</param>
/// <param name="Others">How many there are in the other list.</param>
public sealed record PlansPage(IReadOnlyList<PlanLine> Lines, bool Archived, int Others, Pagination Pages);

/// <summary>The organisation's plans, the one that ends last first.</summary>
public sealed class ReadPlans(TenantDoor door)
{
    private const int OnePage = 25;

    public async Task<PlansPage> LoadAsync(Actor actor, bool archived, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var all = await db.ActionPlans.CountAsync(cancellation);
        var chosen = db.ActionPlans.AsNoTracking().Where(row => (row.ArchivedAt != null) == archived);
        var count = await chosen.CountAsync(cancellation);
        var (shown, pages) = Pagination.Place(page, count, OnePage);
        var plans = await chosen.OrderByDescending(row => row.EndsOn).ThenBy(row => row.Name).ThenBy(row => row.Id)
            .Skip((shown - 1) * OnePage).Take(OnePage).ToListAsync(cancellation);
        var ids = plans.Select(plan => plan.Id).ToList();
        var actions = (await db.Actions.AsNoTracking().Where(row => ids.Contains(row.PlanId)).ToListAsync(cancellation)).ToLookup(row => row.PlanId);
        return new PlansPage(
            [.. plans.Select(plan => Line(plan, [.. actions[plan.Id].Select(action => action.Standing())]))],
            archived,
            all - count,
            new Pagination("Action plans", shown, pages, to => $"/register/plans?{(archived ? "archived=true&" : "")}page={to}"));
    }

    private static PlanLine Line(ActionPlan plan, IReadOnlyList<ActionStanding> standings) => new(
        plan,
        standings.Count,
        standings.Count(standing => standing == ActionStanding.Done),
        standings.Count(standing => standing is ActionStanding.Late or ActionStanding.AtRisk));
}
