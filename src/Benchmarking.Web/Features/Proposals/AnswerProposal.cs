using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Proposals;

/// <summary>What came of an answer.</summary>
public enum AnswerResult
{
    Done,
    NeedsWords,
    NoLongerOpen,
}

/// <summary>The consortium's answer to a proposal. It changes no metric: a new version is made by hand.</summary>
public sealed class AnswerProposal(TenantDoor door, TimeProvider clock)
{
    public async Task<AnswerResult> HandleAsync(Actor actor, Guid id, bool accept, string? words, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(words))
            return AnswerResult.NeedsWords;

        await using var transaction = await door.OpenAsync(actor, cancellation);
        var now = clock.GetUtcNow();
        var (state, answer) = (accept ? MetricProposalState.Accepted : MetricProposalState.Declined, words.Trim());
        var answered = await transaction.Db.MetricProposals
            .Where(row => row.Id == id && row.State == MetricProposalState.Open)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, state).SetProperty(row => row.Answer, answer)
                    .SetProperty(row => row.AnsweredAt, now).SetProperty(row => row.AnsweredBy, actor.UserId),
                cancellation);
        if (answered == 0)
            return AnswerResult.NoLongerOpen;

        transaction.AuditConsortium(actor, now, accept ? "accepted" : "declined", $"proposal {id}", answer);
        await transaction.CommitAsync(cancellation);
        return AnswerResult.Done;
    }
}
