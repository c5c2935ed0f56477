using Benchmarking.Web.Database;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Benchmarking.Web.Platform;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: its database does too.</summary>
public static class Health
{
    public static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<DatabaseAnswers>("database", tags: ["ready"]);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
    }

    private sealed class DatabaseAnswers(SiteDatabase site) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await using var command = site.Source.CreateCommand("select 1");
            return await command.ExecuteScalarAsync(cancellationToken) is 1
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy();
        }
    }
}
