using Benchmarking.Engine;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Returns;

/// <summary>Reads what an approver decides on.</summary>
public sealed class ReadReview(TenantDoor door, ReadReturns returns, TimeProvider clock)
{
    /// <summary>The page; null where there is no return yet.</summary>
    public async Task<ReviewPage?> LoadAsync(Actor actor, Period period, CancellationToken cancellation)
    {
        if (await returns.FindAsync(actor, period, cancellation) is not { Sheet.Return: { } own } seen)
            return null;

        await using var transaction = await door.OpenAsync(actor, cancellation);
        return new ReviewPage(seen, await transaction.Db.CarriedFromAsync(own.Id, cancellation))
        {
            Waits = WaitingReturn.WhyNot(seen.Sheet, seen.Sheet.Version, clock.GetUtcNow()) is null,
        };
    }
}
