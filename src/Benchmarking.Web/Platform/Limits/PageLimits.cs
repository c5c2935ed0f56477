using System.Globalization;
using System.Threading.RateLimiting;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Platform.Limits;

/// <summary>Counts what is asked of the pages, by address, by person and by organisation.</summary>
public sealed class PageLimits : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _address;
    private readonly PartitionedRateLimiter<HttpContext> _knocking;
    private readonly PartitionedRateLimiter<Actor> _person;
    private readonly PartitionedRateLimiter<Actor> _organisation;

    public PageLimits(IConfiguration configuration)
    {
        var settings = LimitSettings.Of(configuration);
        _address = PartitionedRateLimiter.Create<HttpContext, string>(context => Bucket(NetworkAddress.Of(context), settings.Address, settings.Refill));
        _knocking = PartitionedRateLimiter.Create<HttpContext, string>(context => Bucket(NetworkAddress.Of(context), settings.Knocking, settings.Refill));
        _person = PartitionedRateLimiter.Create<Actor, string>(actor => Bucket(actor.UserId.ToString(), settings.Person, settings.Refill));
        _organisation = PartitionedRateLimiter.Create<Actor, string>(actor =>
            actor.OrganisationId is { } organisation ? Bucket(organisation.ToString(), settings.Organisation, settings.Refill) : RateLimitPartition.GetNoLimiter(""));
    }

    /// <summary>Null where one more may be asked, which is counted; else how many seconds to wait.</summary>
    /// <param name="knocks">A form that is open to everybody, or what counts as one.</param>
    public int? TooMany(HttpContext context, bool knocks) =>
        Take(_address, context) ?? (knocks ? Take(_knocking, context) : null);

    /// <summary>The same once it is known who asks.</summary>
    public int? TooMany(Actor actor) => Take(_person, actor) ?? Take(_organisation, actor);

    public void Dispose()
    {
        _address.Dispose();
        _knocking.Dispose();
        _person.Dispose();
        _organisation.Dispose();
    }

    private static int? Take<T>(PartitionedRateLimiter<T> limiter, T who)
    {
        using var lease = limiter.AttemptAcquire(who);
        if (lease.IsAcquired)
            return null;

        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1;
    }

    private static RateLimitPartition<string> Bucket(string who, Limit limit, TimeSpan refill) => RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = limit.Burst,
        TokensPerPeriod = limit.PerSecond,
        ReplenishmentPeriod = refill,
    });
}

/// <summary>Where in the way of a request the limits stand.</summary>
public static class PageLimitsPipeline
{
    /// <summary>Before anybody is known: costs nothing but counting.</summary>
    public static void UseAddressLimits(this IApplicationBuilder app) => app.Use((context, next) =>
        IsFree(context) || Limits(context).TooMany(context, Knocks(context)) is not { } wait ? next(context) : RefuseAsync(context, wait));

    /// <summary>Once it is known who asks, before it is looked at what they may.</summary>
    public static void UsePersonLimits(this IApplicationBuilder app) => app.Use((context, next) =>
        IsFree(context) || context.ActorOrNull() is not { } actor || Limits(context).TooMany(actor) is not { } wait ? next(context) : RefuseAsync(context, wait));

    private static PageLimits Limits(HttpContext context) => context.RequestServices.GetRequiredService<PageLimits>();

    /// <summary>Static files, health checks, and the page that says that something failed.</summary>
    private static bool IsFree(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null
        || context.Request.Path.StartsWithSegments("/health")
        || context.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>() is not null
        || context.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerFeature>() is not null;

    private static bool Knocks(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<KnocksAttribute>() is not null
        || (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)
        && context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null);

    /// <summary>What was typed goes into the page that says so.</summary>
    private static async Task RefuseAsync(HttpContext context, int wait)
    {
        if (HttpMethods.IsPost(context.Request.Method))
            await context.RequestServices.GetRequiredService<Features.SignIn.KeptForms>().KeepAsync(context);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
    }
}
