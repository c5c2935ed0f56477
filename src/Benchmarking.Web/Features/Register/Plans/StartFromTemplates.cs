using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Plans;

/// <summary>Templates to choose from, for one plan.</summary>
/// <param name="Groups">By the document and rung or heading.</param>
/// <param name="Taken">Codes of those in the plan already.</param>
public sealed record TemplatesPage(
    ActionPlan Plan, IReadOnlyList<(string Heading, IReadOnlyList<PlanTemplate> Templates)> Groups, IReadOnlySet<string> Taken);

/// <summary>Adds what was ticked to a plan, as actions that can be changed like any other.</summary>
public sealed class StartFromTemplates(TenantDoor door, TimeProvider clock)
{
    /// <returns>Null where there is no such plan, or it is put away.</returns>
    public async Task<TemplatesPage?> LoadAsync(Actor actor, Guid plan, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.ActionPlans.AsNoTracking().SingleOrDefaultAsync(row => row.Id == plan && row.ArchivedAt == null, cancellation) is not { } found)
            return null;
        var rungs = await db.LadderRungs.ToDictionaryAsync(row => row.Rung, row => row.Name, cancellation);
        var taken = await db.Actions.Where(row => row.PlanId == plan && row.Template != null).Select(row => row.Template!).ToListAsync(cancellation);
        return new TemplatesPage(
            found,
            [
                .. PlanTemplates.All.GroupBy(template => template.Rung is { } rung ? $"Rung {rung}: {rungs[rung]}" : template.Under)
                    .Select(group => (group.Key, (IReadOnlyList<PlanTemplate>)[.. group])),
            ],
            taken.ToHashSet());
    }

    /// <returns>How many were added, and how many of them have no months because they would begin after the plan's end; null where there is no such plan.</returns>
    public async Task<(int Added, int Undated)?> HandleAsync(Actor actor, Guid plan, IReadOnlyList<string> codes, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.ActionPlans.AsNoTracking().SingleOrDefaultAsync(row => row.Id == plan && row.ArchivedAt == null, cancellation) is not { } found)
            return null;
        var standing = await db.Actions.Where(row => row.PlanId == plan).Select(row => new { row.Template, row.Position }).ToListAsync(cancellation);
        var position = standing.Select(row => row.Position).DefaultIfEmpty().Max();
        var (added, undated, now) = (0, 0, clock.GetUtcNow());
        foreach (var template in PlanTemplates.All.Where(template => codes.Contains(template.Code) && standing.All(row => row.Template != template.Code)))
        {
            var action = KeepRow.Add(db, actor, new PlannedAction { Objective = template.Words, PlanId = plan, Position = ++position }, now);
            template.Fill(action, found);
            added++;
            undated += template.Spans.Count > 0 && action.BeginsOn is null ? 1 : 0;
        }

        if (added > 0)
            transaction.Audit(actor, now, "started actions from templates", $"{EditPlan.Noun} {plan}", RegisterWords.Count(added, "action", "actions"));
        await transaction.CommitAsync(cancellation);
        return (added, undated);
    }
}
