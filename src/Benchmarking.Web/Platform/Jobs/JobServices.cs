using Benchmarking.Engine.Attacks;

namespace Benchmarking.Web.Platform.Jobs;

public static class JobServices
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<EngineDoor>();
        services.AddSingleton<JobBell>();
        services.AddSingleton<JobQueue>();
        services.AddSingleton<JobRunner>();
        foreach (var work in typeof(JobServices).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IJobWork)) && type.IsClass))
            services.AddSingleton(typeof(IJobWork), work);
        foreach (var attack in BeforePublication())
            services.AddSingleton(attack);
        services.AddHostedService<Worker>();
    }

    /// <summary>Tried on every publication before anybody sees it.</summary>
    private static IReadOnlyList<IAttack> BeforePublication() => AttackSuite.All;
}
