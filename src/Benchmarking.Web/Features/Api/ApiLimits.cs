using System.Globalization;
using System.Threading.RateLimiting;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.RateLimiting;

namespace Benchmarking.Web.Features.Api;

/// <summary>
/// How much one token may ask in a minute, how much of that may be changes, and how many tokens that do not work one
/// address may send. Counted in each process by itself.
/// </summary>
public sealed class ApiLimits : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly PartitionedRateLimiter<HttpContext> _requests;
    private readonly PartitionedRateLimiter<HttpContext> _changes;
    private readonly PartitionedRateLimiter<HttpContext> _failures;

    public ApiLimits(IConfiguration configuration)
    {
        Requests = configuration.GetValue("Api:RequestsPerMinute", 60);
        Changes = configuration.GetValue("Api:ChangesPerMinute", 20);
        Failures = configuration.GetValue("Api:FailuresPerMinute", 20);
        _requests = Limiter(Caller, Requests);
        _changes = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            IsChange(context) ? Partition(Caller(context), Changes) : RateLimitPartition.GetNoLimiter(""));
        _failures = Limiter(NetworkAddress.Of, Failures);
        All = PartitionedRateLimiter.CreateChained(_requests, _changes);
    }

    public int Requests { get; }

    public int Changes { get; }

    public int Failures { get; }

    /// <summary>What every request passes.</summary>
    public PartitionedRateLimiter<HttpContext> All { get; }

    public void NoteFailure(HttpContext context)
    {
        using var lease = _failures.AttemptAcquire(context);
        if (!lease.IsAcquired)
            context.Items[typeof(ApiLimits)] = Wait(lease);
    }

    /// <summary>In how many seconds an address may fail again; null where it may now.</summary>
    public string? TooManyFailures(HttpContext context) => context.Items[typeof(ApiLimits)] as string;

    /// <summary>Says in the headers how much is left (draft-ietf-httpapi-ratelimit-headers).</summary>
    public void Tell(HttpContext context)
    {
        if (context.ActorOrNull() is null)
            return;

        var headers = context.Response.Headers;
        var (policies, left) = ($"\"requests\";q={Requests};w=60", $"\"requests\";r={Left(_requests, context)}");
        if (IsChange(context))
            (policies, left) = ($"{policies}, \"changes\";q={Changes};w=60", $"{left}, \"changes\";r={Left(_changes, context)}");
        headers["RateLimit-Policy"] = policies;
        headers["RateLimit"] = left;
    }

    public ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellation)
    {
        rejected.HttpContext.Response.Headers.RetryAfter = Wait(rejected.Lease);
        return new(ApiProblem.Of(ProblemKind.TooMany).WriteAsync(rejected.HttpContext));
    }

    public void Dispose()
    {
        All.Dispose();
        _requests.Dispose();
        _changes.Dispose();
        _failures.Dispose();
    }

    private static bool IsChange(HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);

    private static string Caller(HttpContext context) => context.ActorOrNull()?.Token?.Id.ToString() ?? NetworkAddress.Of(context);

    private static PartitionedRateLimiter<HttpContext> Limiter(Func<HttpContext, string> who, int most) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(who(context), most));

    private static RateLimitPartition<string> Partition(string who, int most) => RateLimitPartition.GetFixedWindowLimiter(
        who, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window });

    private static long Left(PartitionedRateLimiter<HttpContext> limiter, HttpContext context) =>
        limiter.GetStatistics(context)?.CurrentAvailablePermits ?? 0;

    private static string Wait(RateLimitLease lease) =>
        (lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, Math.Ceiling(wait.TotalSeconds)) : 60)
        .ToString(CultureInfo.InvariantCulture);
}
