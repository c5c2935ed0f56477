using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Reopenings;

/// <summary>An approver takes back a request that is not answered yet.</summary>
public sealed class WithdrawReopening(TenantDoor door, TimeProvider clock)
{
    private const string Answered = "There is no request to withdraw: it was answered or withdrawn meanwhile.";

    public Task<DecisionResult> HandleAsync(Actor actor, Period period, CancellationToken cancellation) => door.StepAsync(
        actor,
        period,
        sheet => sheet.Reopening is { State: ReopeningState.Asked } ? null : Answered,
        async (transaction, sheet, _) =>
        {
            var (id, now) = (sheet.Reopening!.Id, clock.GetUtcNow());
            // Whoever writes first decides; an answer given in the same instant stands, or this does.
            var withdrawn = await transaction.Db.Reopenings.Where(row => row.Id == id && row.State == ReopeningState.Asked)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.State, ReopeningState.Withdrawn)
                        .SetProperty(row => row.AnsweredAt, now).SetProperty(row => row.AnsweredBy, actor.UserId),
                    cancellation);
            if (withdrawn == 0)
                return Answered;

            transaction.Audit(actor, now, "withdrew the request to reopen", SaveReturn.Subject(sheet));
            return null;
        },
        cancellation);
}
