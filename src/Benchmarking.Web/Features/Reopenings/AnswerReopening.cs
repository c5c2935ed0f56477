using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Platform.Mail;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Reopenings;

/// <summary>What the administrator says to a request.</summary>
/// <param name="Until">The last moment for changes; null where it is refused.</param>
/// <param name="Words">Why, for the member to read; may be empty where it is agreed.</param>
public sealed record ReopeningAnswer(DateTimeOffset? Until, string Words);

/// <summary>What came of an answer.</summary>
public abstract record AnswerResult
{
    public sealed record Done : AnswerResult;

    public sealed record NoSuchReopening : AnswerResult;

    /// <summary>It was answered or withdrawn meanwhile.</summary>
    public sealed record NotWaiting : AnswerResult;
}

/// <summary>
/// Agrees to a request, or refuses it. The return itself does not move: it opens to its organisation until the moment
/// named here. The clerk writes to the organisation.
/// </summary>
public sealed class AnswerReopening(TenantDoor door, Outbox outbox, TimeProvider clock)
{
    public async Task<AnswerResult> HandleAsync(Actor actor, Guid id, ReopeningAnswer answer, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var found = await (
                from reopening in db.Reopenings
                where reopening.Id == id
                join organisation in db.Organisations on reopening.OrganisationId equals organisation.Id
                join collection in db.Collections on reopening.CollectionId equals collection.Id
                select new { organisation.Name, collection.Period })
            .SingleOrDefaultAsync(cancellation);
        if (found is null)
            return new AnswerResult.NoSuchReopening();

        var now = clock.GetUtcNow();
        var state = answer.Until is null ? ReopeningState.Refused : ReopeningState.Agreed;
        var answered = await db.Reopenings.Where(row => row.Id == id && row.State == ReopeningState.Asked)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, state).SetProperty(row => row.Until, answer.Until)
                    .SetProperty(row => row.Answer, answer.Words)
                    .SetProperty(row => row.AnsweredAt, now).SetProperty(row => row.AnsweredBy, actor.UserId),
                cancellation);
        if (answered == 0)
            return new AnswerResult.NotWaiting();

        transaction.AuditConsortium(
            actor,
            now,
            answer.Until is null ? "refused to reopen" : "agreed to reopen",
            $"return {found.Period}",
            answer.Until is { } until ? $"{found.Name}, until {LondonTime.Moment(until)}" : found.Name);
        await transaction.CommitAsync(cancellation);
        outbox.Ring();
        return new AnswerResult.Done();
    }
}
