using Benchmarking.Engine;
using Benchmarking.Web.Features.Register.Answers;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Returns;

/// <summary>Reads what an approver decides on.</summary>
public sealed class ReadReview(ReadReturns returns, ReadOffers register, TimeProvider clock)
{
    /// <summary>The page; null where there is no return yet.</summary>
    public async Task<ReviewPage?> LoadAsync(Actor actor, Period period, CancellationToken cancellation) =>
        await returns.FindAsync(actor, period, cancellation) is { Sheet.Return: not null } seen
            ? new ReviewPage(seen)
            {
                Waits = WaitingReturn.WhyNot(seen.Sheet, seen.Sheet.Version, clock.GetUtcNow()) is null,
                OtherwiseThanRegister = Otherwise(seen.Sheet, await register.LoadAsync(actor, period, cancellation)),
            }
            : null;

    private static IReadOnlyList<AnswerLine> Otherwise(ReturnSheet sheet, RegisterOffers offers) =>
    [
        .. sheet.Inputs.Select(input => new AnswerLine(input, sheet.AnswerTo(input.Code), offers.Of(input.Code), null))
            .Where(line => line.Standing == OfferStanding.Different),
    ];
}
