using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Platform.Mail;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Reopenings;

/// <summary>An approver asks the consortium's administrator to have a signed return back.</summary>
public sealed class AskReopening(TenantDoor door, Outbox outbox, TimeProvider clock)
{
    /// <param name="reason">What is wrong and why; the administrator reads it.</param>
    public async Task<DecisionResult> HandleAsync(Actor actor, Period period, string? reason, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return new DecisionResult.NeedsWords();

        var now = clock.GetUtcNow();
        var result = await door.StepAsync(
            actor,
            period,
            sheet => ReopenedReturn.WhyNotAsk(sheet, now),
            async (transaction, sheet, own) =>
            {
                var asked = new Reopening
                {
                    OrganisationId = own.OrganisationId,
                    ReturnId = own.Id,
                    CollectionId = own.CollectionId,
                    Revision = own.Revision,
                    State = ReopeningState.Asked,
                    Reason = reason.Trim(),
                    AskedAt = now,
                    AskedBy = actor.UserId,
                };
                transaction.Db.Reopenings.Add(asked);
                transaction.Audit(actor, now, "asked for reopening", SaveReturn.Subject(sheet), asked.Reason);
                outbox.Put(
                    transaction,
                    MailKind.ReopeningAsked,
                    $"reopening-asked/{asked.Id}",
                    Letter.ReopeningAsked(actor.Hat!.Name, period, asked.Id),
                    await transaction.Db.AdministratorsAsync(cancellation));
                return null;
            },
            cancellation);
        if (result is DecisionResult.Done)
            outbox.Ring();
        return result;
    }
}
