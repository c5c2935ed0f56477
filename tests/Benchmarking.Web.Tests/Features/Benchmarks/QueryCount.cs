using System.Diagnostics;
using Benchmarking.Web.Database;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Benchmarks;

/// <summary>Counts the commands that some work sends to the database, whatever other tests do meanwhile.</summary>
internal static class QueryCount
{
    /// <summary>What any unit of work needs to begin with. The first one of a server connects besides, and is not counted.</summary>
    public static async Task<int> OfOpeningAsync(SiteDatabase site, Actor actor, CancellationToken cancellation)
    {
        async Task OpenAsync() => await (await new TenantDoor(site).OpenAsync(actor, cancellation)).DisposeAsync();

        await OpenAsync();
        return await OfAsync(OpenAsync);
    }

    public static async Task<int> OfAsync(Func<Task> work)
    {
        var count = 0;
        using var root = new Activity("counted").Start();
        var trace = root.TraceId;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = activity =>
            {
                if (activity.TraceId == trace && activity.Kind == ActivityKind.Client)
                    Interlocked.Increment(ref count);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await work();
        return count;
    }
}
