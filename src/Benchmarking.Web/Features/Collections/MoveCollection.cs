using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Collections;

/// <summary>Opens or closes a collection, or changes its dates.</summary>
public sealed class MoveCollection(TenantDoor door, TimeProvider clock)
{
    public Task<StepResult> HandleAsync(
        Actor actor, Period period, int version, CollectionStep step, CancellationToken cancellation) =>
        ChangeAsync(actor, period, version, step, _ => { }, cancellation);

    public Task<StepResult> HandleAsync(
        Actor actor, Period period, int version, CollectionDates dates, CancellationToken cancellation) =>
        ChangeAsync(actor, period, version, CollectionStep.ChangeDates, collection => Put(collection, dates), cancellation);

    private async Task<StepResult> ChangeAsync(
        Actor actor,
        Period period,
        int version,
        CollectionStep step,
        Action<Collection> change,
        CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await door.OpenAsync(actor, cancellation);
            // Waits for the saves that are under way and lets no more in: none slips past the close.
            await transaction.Db.ShutAsync(period.ToString(), cancellation);
            if (await FindAsync(transaction.Db, period, cancellation) is not { } collection)
                return new StepResult.NoSuchCollection();
            if (CollectionLife.After(collection.State, step) is not { } after)
                return new StepResult.NotNow(CollectionLife.WhyNot(collection.State, step)!);
            if (collection.Version != version)
                return new StepResult.SomeoneElseChanged();

            change(collection);
            collection.State = after;
            if (step == CollectionStep.Close)
                collection.ClosedAt = clock.GetUtcNow();
            collection.Version++;
            transaction.AuditConsortium(
                actor, clock.GetUtcNow(), Done(step), PlanCollection.Subject(period), Detail(collection));
            await transaction.CommitAsync(cancellation);
            return new StepResult.Done();
        }
        catch (DbUpdateConcurrencyException)
        {
            return new StepResult.SomeoneElseChanged();
        }
    }

    internal static Task<Collection?> FindAsync(BenchmarkingDb db, Period period, CancellationToken cancellation)
    {
        var text = period.ToString();
        return db.Collections.SingleOrDefaultAsync(row => row.Period == text, cancellation);
    }

    private static void Put(Collection collection, CollectionDates dates) =>
        (collection.DueAt, collection.LastNewAt, collection.LastEditAt) = (dates.DueAt, dates.LastNewAt, dates.LastEditAt);

    private static string Done(CollectionStep step) => step switch
    {
        CollectionStep.Open => "opened",
        CollectionStep.Close => "closed",
        _ => "changed the dates",
    };

    private static string Detail(Collection collection) =>
        $"due {LondonTime.Moment(collection.DueAt)}, last new return {LondonTime.Moment(collection.LastNewAt)}, last change {LondonTime.Moment(collection.LastEditAt)}";
}
