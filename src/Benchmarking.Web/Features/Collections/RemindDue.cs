using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Platform.Mail;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Collections;

/// <summary>Asks the clerk to write to those whose return is still to come: once a day at most.</summary>
public sealed class RemindDue(TenantDoor door, ReadBoard boards, Outbox outbox, TimeProvider clock)
{
    public static readonly TimeSpan Between = TimeSpan.FromDays(1);

    public async Task<StepResult> HandleAsync(Actor actor, Period period, CancellationToken cancellation)
    {
        if (await boards.LoadAsync(actor, period, cancellation) is not { } board)
            return new StepResult.NoSuchCollection();

        var now = clock.GetUtcNow();
        await using var transaction = await door.OpenAsync(actor, cancellation);
        // Two administrators who press at once wait for each other here; the second reads what the first asked.
        await transaction.Db.ShutAsync(period.ToString(), cancellation);
        var last = await transaction.Db.LastReminderAsync(board.Collection.Id, cancellation);
        if (WhyNot(board with { LastReminder = last }, now) is { } why)
            return new StepResult.NotNow(why);

        transaction.Db.ReminderRequests.Add(new ReminderRequest
        {
            CollectionId = board.Collection.Id,
            RequestedAt = now,
            RequestedBy = actor.UserId,
        });
        transaction.AuditConsortium(actor, now, "reminded those due", PlanCollection.Subject(period), $"{board.Due(now)} members");
        await transaction.CommitAsync(cancellation);
        outbox.Ring();
        return new StepResult.Done();
    }

    /// <summary>Why nobody is reminded now; null where those due can be.</summary>
    public static string? WhyNot(Board board, DateTimeOffset now) => board switch
    {
        { Collection.State: not CollectionState.Open } => "Only while a collection is open is there a return to remind anybody of.",
        { LastReminder: { } last } when now < last.At + Between =>
            $"The last reminder went out at {last.Words}. Another can follow a day later, from {LondonTime.Moment(last.At + Between)}.",
        _ when board.Due(now) == 0 => "Nobody is to be reminded: no return is still to come.",
        _ => null,
    };

    /// <summary>What the administrator reads before.</summary>
    public static Confirmation Confirm(Board board, DateTimeOffset now) => new(
        board.Due(now) == 1 ? "Remind 1 member?" : $"Remind {board.Due(now)} members?",
        [
            "Those whose return is not started or in progress get a letter: their contributors and approvers, except who does not want reminders.",
            "Members who have sent theirs, or have nothing to report, get none.",
            board.LastReminder is { } last ? $"The last reminder went out at {last.Words}." : "No reminder has gone out yet.",
        ],
        $"{board.Url}/remind",
        "Send the reminder",
        new PageLink("Cancel", board.Url));
}

public static class LastReminders
{
    /// <summary>The reminder asked for last; null where none was.</summary>
    public static Task<LastReminder?> LastReminderAsync(this BenchmarkingDb db, CollectionId collection, CancellationToken cancellation) =>
        db.ReminderRequests.Where(row => row.CollectionId == collection).OrderByDescending(row => row.RequestedAt)
            .Select(row => new LastReminder(row.RequestedAt, row.Letters)).FirstOrDefaultAsync(cancellation);
}
