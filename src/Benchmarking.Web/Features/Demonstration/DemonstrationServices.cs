using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Demonstration;

public static class DemonstrationServices
{
    /// <summary><c>Demo=false</c> (<c>./run --no-demo</c>) starts with an empty consortium.</summary>
    public static void AddDemonstration(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new DemonstrationChoice(
            configuration.GetValue("Demo", true),
            Path.Combine(configuration.DataFolder(), DemonstrationAccounts.FileName)));
        services.AddSingleton<DemonstrationHistory>();
        services.AddSingleton<DemonstrationGuard>();
        services.AddSingleton<DemonstrationFinals>();
        services.AddSingleton<DemonstrationAims>();
        services.AddSingleton<DemonstrationRegister>();
        services.AddSingleton<DemonstrationRelease>();
        services.AddSingleton<DemonstrationStudies>();
        services.AddSingleton<DemonstrationFigures>();
        services.AddScoped<DemonstrationPeople>();
        services.AddScoped<DemonstrationCollections>();
        services.AddScoped<DemonstrationReturns>();
        services.AddScoped<DemonstrationLoad>();
        // After the worker, which is to publish meanwhile, and before the server, which is to wait.
        services.AddHostedService<DemonstrationStart>();
    }
}
