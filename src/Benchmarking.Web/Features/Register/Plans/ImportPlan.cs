using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Imports;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Plans;

/// <summary>A file of actions that was read, and what a yes would do.</summary>
/// <param name="Adds">Actions that would be new, in order.</param>
/// <param name="There">How many stand in the plan already, by the same words; they are left as they are.</param>
public sealed record PlanImportPage(ActionPlan Plan, RegisterImport Import, ImportProblems Problems, IReadOnlyList<PlannedAction> Adds, int There)
{
    public string PlanUrl => $"/register/plans/{Plan.Id}";

    public string Url => $"/register/plans/imports/{Import.Id}";
}

public enum PlanImportResult
{
    Applied,

    /// <summary>The plan or a catalogue it names changed after the file was read, or a colleague decided first.</summary>
    ChangedMeanwhile,

    NoSuchImport,
}

/// <summary>Takes actions of a plan in from a file: read and checked as if typed, shown, and added once its author says yes.</summary>
public sealed class ImportPlan(TenantDoor door, EditAction edit, TimeProvider clock)
{
    /// <returns>The import to look at; null where there is no such plan, or it is put away.</returns>
    public async Task<Guid?> HandleAsync(Actor actor, Guid plan, string fileName, byte[] content, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await FindPlanAsync(transaction.Db, plan, cancellation) is not { } found)
            return null;

        var now = clock.GetUtcNow();
        var (file, refusal) = ImportedFile.Read(content, PlanColumns.Sheet, PlanColumns.All);
        if (file is not null)
        {
            var (_, errors) = await ReadAsync(transaction.Db, found, file.Lines, cancellation);
            foreach (var (row, wrong) in errors)
                file.Note(row, wrong, PlanColumns.ColumnOf);
        }

        var problems = file?.Problems ?? ImportProblems.Of(refusal!);
        var import = await StageImport.AddAsync(
            transaction, actor, now, RegisterImportKind.Actions, plan, fileName, file?.Lines ?? new ImportLines([], []), problems, cancellation);
        transaction.Audit(actor, now, "uploaded", $"actions for {EditPlan.Noun} {plan}", import.FileName);
        await transaction.CommitAsync(cancellation);
        return import.Id;
    }

    /// <returns>Null where there is no such import of actions.</returns>
    public async Task<PlanImportPage?> LoadAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await StageImport.FindAsync(db, RegisterImportKind.Actions, id, cancellation) is not { PlanId: { } planId } import)
            return null;
        if (await db.ActionPlans.AsNoTracking().SingleOrDefaultAsync(row => row.Id == planId, cancellation) is not { } plan)
            return null;
        var lines = ImportLines.Read(import.Lines);
        var (adds, _) = import.State == UploadState.Waiting ? await ReadAsync(db, plan, lines, cancellation) : ([], []);
        var fresh = await FreshAsync(db, plan, adds, cancellation);
        return new PlanImportPage(plan, import, ImportProblems.Read(import.Problems), fresh, adds.Count - fresh.Count);
    }

    /// <summary>Adds what waits to the end of the plan.</summary>
    public async Task<(PlanImportResult Result, int Added)> ApplyAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await StageImport.FindAsync(db, RegisterImportKind.Actions, id, cancellation) is not { State: UploadState.Waiting, PlanId: { } planId } import)
            return (PlanImportResult.NoSuchImport, 0);
        if (await FindPlanAsync(db, planId, cancellation) is not { } plan)
            return (PlanImportResult.ChangedMeanwhile, 0);
        var (adds, errors) = await ReadAsync(db, plan, ImportLines.Read(import.Lines), cancellation);
        if (errors.Count > 0)
            return (PlanImportResult.ChangedMeanwhile, 0);

        var now = clock.GetUtcNow();
        var position = await db.Actions.Where(row => row.PlanId == planId).MaxAsync(row => (int?)row.Position, cancellation) ?? 0;
        var fresh = await FreshAsync(db, plan, adds, cancellation);
        foreach (var action in fresh)
        {
            action.Position = ++position;
            KeepRow.Add(db, actor, action, now);
        }

        import.Decide(actor, now, UploadState.Applied);
        transaction.Audit(actor, now, "took actions over from a file", $"{EditPlan.Noun} {planId}", $"{RegisterWords.Count(fresh.Count, "action", "actions")} of {import.FileName}");
        return await TryCommitAsync(transaction, cancellation) ? (PlanImportResult.Applied, fresh.Count) : (PlanImportResult.ChangedMeanwhile, 0);
    }

    /// <summary>Drops what waits: nothing of it was kept in the plan.</summary>
    /// <returns>The plan it was for; null where there is no such import that waits.</returns>
    public async Task<Guid?> DropAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await StageImport.FindAsync(transaction.Db, RegisterImportKind.Actions, id, cancellation) is not { State: UploadState.Waiting, PlanId: { } plan } import)
            return null;
        import.Decide(actor, clock.GetUtcNow(), UploadState.Dropped);
        transaction.Audit(actor, clock.GetUtcNow(), "dropped a file", $"actions for {EditPlan.Noun} {plan}", import.FileName);
        await TryCommitAsync(transaction, cancellation);
        return plan;
    }

    private static async Task<ActionPlan?> FindPlanAsync(BenchmarkingDb db, Guid plan, CancellationToken cancellation) =>
        await db.ActionPlans.AsNoTracking().SingleOrDefaultAsync(row => row.Id == plan && row.ArchivedAt == null, cancellation);

    /// <summary>The rows as actions, and what is wrong with which row.</summary>
    private async Task<(List<PlannedAction> Actions, List<(ImportRow Row, IReadOnlyList<Shared.FormError> Errors)> Errors)> ReadAsync(
        BenchmarkingDb db, ActionPlan plan, ImportLines lines, CancellationToken cancellation)
    {
        var choices = await edit.ChoicesAsync(db, plan, null, cancellation);
        var (actions, errors) = (new List<PlannedAction>(), new List<(ImportRow, IReadOnlyList<Shared.FormError>)>());
        var standing = await db.Actions.CountAsync(row => row.PlanId == plan.Id, cancellation);
        foreach (var row in lines.Rows)
        {
            var reading = new FormReading(LondonTime.DateOf(clock.GetUtcNow()));
            var form = PlanColumns.Form(row);
            var fill = form.Read(reading, choices);
            if (form.Statuses.Any(status => choices.Quarters.All(quarter => quarter.ToString() != status.Period)))
                reading.Wrong("standing quarter", "The quarter of the standing must be one of the plan that has begun");
            if (standing + actions.Count >= EditAction.MostActions)
                reading.Wrong("objective", $"A plan holds at most {EditAction.MostActions} actions");
            if (reading.Errors.Count > 0)
            {
                errors.Add((row, reading.Errors));
                continue;
            }

            var action = new PlannedAction { Objective = "", PlanId = plan.Id };
            fill(action);
            actions.Add(action);
        }

        return (actions, errors);
    }

    /// <summary>Those whose words stand neither in the plan nor further up in the file.</summary>
    private static async Task<List<PlannedAction>> FreshAsync(BenchmarkingDb db, ActionPlan plan, List<PlannedAction> read, CancellationToken cancellation)
    {
        var known = (await db.Actions.Where(row => row.PlanId == plan.Id).Select(row => row.Objective).ToListAsync(cancellation))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. read.Where(action => known.Add(action.Objective))];
    }

    private static async Task<bool> TryCommitAsync(TenantTransaction transaction, CancellationToken cancellation)
    {
        try
        {
            await transaction.CommitAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false; // a colleague decided a moment before
        }
    }
}
