using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Mail;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Returns;

/// <summary>Gives a return back to its contributors, with what to change.</summary>
public sealed class SendBackReturn(TenantDoor door, Outbox outbox, TimeProvider clock)
{
    /// <summary>What the audit trail calls it, where the page finds who said so and when.</summary>
    public const string Action = "sent back";

    public async Task<DecisionResult> HandleAsync(
        Actor actor, Period period, int version, string? comment, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(comment))
            return new DecisionResult.NeedsWords();

        var result = await door.StepAsync(
            actor,
            period,
            sheet => WaitingReturn.WhyNot(sheet, version, clock.GetUtcNow()),
            async (transaction, sheet, own) =>
            {
                own.State = sheet.IsUnderReopening() ? ReturnState.Reopened : ReturnState.InProgress;
                own.SentBackComment = comment.Trim();
                own.Version++;
                transaction.Audit(actor, clock.GetUtcNow(), Action, SaveReturn.Subject(sheet), own.SentBackComment);
                var contributors = await transaction.Db.MembersAsync(own.OrganisationId, [Role.Contributor], cancellation);
                outbox.Put(
                    transaction,
                    MailKind.SentBack,
                    $"sent-back/{own.Id}/{own.Version}",
                    Letter.SentBack(actor.Hat!.Name, period),
                    contributors.Where(person => person.UserId != actor.UserId));
                return null;
            },
            cancellation);
        if (result is DecisionResult.Done)
            outbox.Ring();
        return result;
    }
}
