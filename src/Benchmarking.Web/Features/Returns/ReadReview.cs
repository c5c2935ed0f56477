using Benchmarking.Engine;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Returns;

/// <summary>Reads what an approver decides on.</summary>
public sealed class ReadReview(ReadReturns returns, TimeProvider clock)
{
    /// <summary>The page; null where there is no return yet.</summary>
    public async Task<ReviewPage?> LoadAsync(Actor actor, Period period, CancellationToken cancellation) =>
        await returns.FindAsync(actor, period, cancellation) is { Sheet: { Return: not null } sheet } seen
            ? new ReviewPage(seen) { Waits = WaitingReturn.WhyNot(sheet, sheet.Version, clock.GetUtcNow()) is null }
            : null;
}
