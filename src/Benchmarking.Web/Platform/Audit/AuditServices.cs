using Benchmarking.Web.Platform.Daily;

namespace Benchmarking.Web.Platform.Audit;

public static class AuditServices
{
    /// <exception cref="StartRefused">The key of the seals is missing or none.</exception>
    public static void AddAudit(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton(SealKey.Of(configuration, environment));
        services.AddSingleton<Trails>();
        services.AddSingleton<SealTrails>();
        services.AddSingleton<IDailyWork>(provider => provider.GetRequiredService<SealTrails>());
        services.AddSingleton<IDailyWork, Retention.Retention>();
        services.AddHostedService<DailyRound>();
    }
}
