using Benchmarking.Web.Platform.Jobs;

namespace Benchmarking.Web.Platform.OrganisationJobs;

/// <summary>Wakes the workers of this process for members' own work; those of another process look by themselves.</summary>
public sealed class OrganisationJobBell : JobBell;

/// <summary>Does members' long work beside the site: two at a time, so that a long one does not keep everybody waiting.</summary>
public sealed class OrganisationWorker(
    OrganisationJobRunner runner, OrganisationJobBell bell, TimeProvider clock, ILogger<OrganisationWorker> log)
    : WorkLoop(runner.DoNextAsync, bell, clock, log, slots: 2);

public static class OrganisationJobServices
{
    public static void AddOrganisationJobs(this IServiceCollection services)
    {
        services.AddSingleton<OrganisationJobBell>();
        services.AddSingleton<OrganisationJobQueue>();
        services.AddSingleton<OrganisationJobRunner>();
        foreach (var work in typeof(OrganisationJobServices).Assembly.GetTypes()
                     .Where(type => type.IsAssignableTo(typeof(IOrganisationWork)) && type.IsClass))
        {
            services.AddSingleton(typeof(IOrganisationWork), work);
        }

        services.AddHostedService<OrganisationWorker>();
    }
}
