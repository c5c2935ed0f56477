namespace Benchmarking.Web.Platform.Jobs;

/// <summary>Does the consortium's long work beside the site, one job after another.</summary>
public sealed class Worker(JobRunner runner, JobBell bell, TimeProvider clock, ILogger<Worker> log)
    : WorkLoop(runner.DoNextAsync, bell, clock, log);
