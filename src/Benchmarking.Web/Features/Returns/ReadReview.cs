using Benchmarking.Engine;
using Benchmarking.Web.Features.Register.Answers;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Returns;

/// <summary>Reads what an approver decides on.</summary>
public sealed class ReadReview(ReadReturns returns, ReadAnswers register, TimeProvider clock)
{
    /// <summary>The page; null where there is no return yet.</summary>
    public async Task<ReviewPage?> LoadAsync(Actor actor, Period period, CancellationToken cancellation) =>
        await returns.FindAsync(actor, period, cancellation) is { Sheet.Return: not null } seen
            ? new ReviewPage(seen)
            {
                Waits = WaitingReturn.WhyNot(seen.Sheet, seen.Sheet.Version, clock.GetUtcNow()) is null,
                OtherwiseThanRegister = await OtherwiseAsync(actor, period, cancellation),
            }
            : null;

    private async Task<IReadOnlyList<AnswerLine>> OtherwiseAsync(Actor actor, Period period, CancellationToken cancellation) =>
        Access.Allows(Verb.KeepRegister, actor) && await register.LoadAsync(actor, period, cancellation) is { } answers
            ? [.. answers.Lines.Where(line => line.Standing == OfferStanding.Different)]
            : [];
}
