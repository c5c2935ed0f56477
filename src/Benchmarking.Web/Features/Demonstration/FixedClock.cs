namespace Benchmarking.Web.Features.Demonstration;

/// <summary>A clock that stands still, for loading the past through the handlers of the present.</summary>
public sealed class FixedClock(DateTimeOffset at) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => at;
}
