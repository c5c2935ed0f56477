using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Platform.Jobs;

/// <summary>
/// One kind of long work. It runs as the engine, in one transaction that the worker opens and commits together with
/// "done": it happens wholly, once, or not at all.
/// </summary>
public interface IJobWork
{
    JobKind Kind { get; }

    /// <summary>Does the work in the given transaction, without committing it.</summary>
    Task<JobResult> RunAsync(ConsortiumJob job, EngineTransaction engine, IJobProgress progress, CancellationToken cancellation);
}

/// <summary>What came of the work, in a sentence for the person who asked.</summary>
public abstract record JobResult(string Message)
{
    /// <summary>It is done, and what it wrote is kept.</summary>
    public sealed record Done(string Message) : JobResult(Message);

    /// <summary>It cannot be done, and why. Nothing that it wrote is kept.</summary>
    public sealed record Refused(string Message) : JobResult(Message)
    {
        /// <summary>What was found out on the way, as JSON; null where there is nothing more to tell.</summary>
        public string? Report { get; init; }
    }
}

/// <summary>Tells those who watch how far the work is. Seen at once, whatever becomes of the work's own transaction.</summary>
public interface IJobProgress
{
    /// <param name="total">0 where it is not known.</param>
    Task ReportAsync(string stage, int done = 0, int total = 0);
}
