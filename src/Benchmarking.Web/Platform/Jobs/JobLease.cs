namespace Benchmarking.Web.Platform.Jobs;

/// <summary>What holds for long work whoever's it is.</summary>
public static class JobLease
{
    /// <summary>How long a worker holds a job without a sign of life.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    /// <summary>How often a job is taken up before it counts as failed.</summary>
    public const int MostAttempts = 3;

    public const string StoppedTooOften =
        "The work stopped three times before it was done, and nothing of it was kept. Ask for it again; if that fails too, tell whoever runs the site.";

    public const string Failure =
        "The work could not be finished, and nothing of it was kept. Whoever runs the site finds the reason in its log.";
}

/// <summary>A queue of which jobs are claimed, kept and given up. Two of them: the consortium's and the organisations' own.</summary>
public interface IJobClaims<TJob>
    where TJob : class
{
    /// <summary>The next job to do, marked as running; null where there is none.</summary>
    Task<TJob?> ClaimAsync(CancellationToken cancellation);

    /// <summary>Keeps the lease.</summary>
    /// <returns>False where the job is another worker's by now, or over.</returns>
    Task<bool> KeepAsync(TJob job, CancellationToken cancellation);

    /// <summary>Marks the job as failed, unless it is another worker's by now.</summary>
    Task FailAsync(TJob job, string message, CancellationToken cancellation);

    /// <summary>Puts the job back as it was before it was claimed, for a worker that is asked to stop.</summary>
    Task HandBackAsync(TJob job, CancellationToken cancellation);

    /// <summary>For the log: its kind and its id, nothing of what it is about.</summary>
    string Name(TJob job);
}
