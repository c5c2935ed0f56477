using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Collections;

/// <summary>Asks the worker to publish a collection, provisionally, finally, or once more in the annual revision.</summary>
public sealed class RequestPublication(TenantDoor door, JobBell bell, TimeProvider clock)
{
    public async Task<StepResult> HandleAsync(
        Actor actor, Period period, int version, CollectionStep step, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await MoveCollection.FindAsync(db, period, cancellation) is not { } collection)
            return new StepResult.NoSuchCollection();
        if (CollectionLife.WhyNot(collection.State, step) is { } why)
            return new StepResult.NotNow(why);
        if (collection.Version != version)
            return new StepResult.SomeoneElseChanged();
        if (await db.UnderWayAsync(collection.Id, cancellation) is { } underWay)
            return new StepResult.AlreadyUnderWay(underWay);
        if (step == CollectionStep.PublishRevision && await db.IsRevisedAsync(collection.Id, cancellation))
            return new StepResult.NotNow(CollectionLife.RevisedAlready);
        if (!await db.ReturnProgress.AnyAsync(row => row.CollectionId == collection.Id && row.SignedOffAt != null, cancellation))
            return new StepResult.NothingSignedOff();

        var job = actor.Ask(
            JobKind.PublishCollection, collection.Id.Value, SnakeCase.Of(CollectionLife.KindOf(step).ToString()), clock.GetUtcNow());
        db.ConsortiumJobs.Add(job);
        transaction.AuditConsortium(actor, job.RequestedAt, "asked for publication", PlanCollection.Subject(period), job.Detail);
        if (!await transaction.CommitUnlessUnderWayAsync(cancellation))
            return await UnderWayAsync(actor, collection.Id, cancellation);

        bell.Ring();
        return new StepResult.Queued(job.Id);
    }

    /// <summary>Somebody asked in the same instant; theirs may be over by now.</summary>
    private async Task<StepResult> UnderWayAsync(Actor actor, CollectionId collection, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.UnderWayAsync(collection, cancellation) is { } job
            ? new StepResult.AlreadyUnderWay(job)
            : new StepResult.SomeoneElseChanged();
    }
}
