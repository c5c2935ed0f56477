using System.Net;
using System.Threading.RateLimiting;

namespace Benchmarking.Web.Features.Research;

/// <summary>
/// How often the form for new researchers may be sent: from one address, and by everybody together, since each time a letter
/// goes to whoever is named. Counted in each process by itself.
/// </summary>
public sealed class RegistrationLimits(IConfiguration configuration) : IDisposable
{
    private readonly FixedWindowRateLimiter _everybody = Limiter(configuration.GetValue("Research:RegistrationsPerHour", 300));

    private readonly PartitionedRateLimiter<IPAddress> _one = PartitionedRateLimiter.Create<IPAddress, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address.ToString(), _ => Options(configuration.GetValue("Research:RegistrationsPerHourAndAddress", 20))));

    /// <summary>True where one more may be taken, which is counted.</summary>
    public bool MayAsk(HttpContext context)
    {
        using var one = _one.AttemptAcquire(context.Connection.RemoteIpAddress ?? IPAddress.None);
        if (!one.IsAcquired)
            return false;

        using var everybody = _everybody.AttemptAcquire();
        return everybody.IsAcquired;
    }

    public void Dispose()
    {
        _everybody.Dispose();
        _one.Dispose();
    }

    private static FixedWindowRateLimiter Limiter(int most) => new(Options(most));

    private static FixedWindowRateLimiterOptions Options(int most) => new() { PermitLimit = most, Window = TimeSpan.FromHours(1) };
}
