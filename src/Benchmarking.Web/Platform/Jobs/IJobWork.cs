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
    /// <returns>What came of it, in a sentence for the person who asked.</returns>
    Task<string> RunAsync(ConsortiumJob job, EngineTransaction engine, IJobProgress progress, CancellationToken cancellation);
}

/// <summary>Tells those who watch how far the work is. Seen at once, whatever becomes of the work's own transaction.</summary>
public interface IJobProgress
{
    Task ReportAsync(string stage, int done, int total);
}
