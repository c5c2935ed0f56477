using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Platform.Jobs;

/// <summary>Does one job: wholly, with "done" in the same transaction, or not at all.</summary>
public sealed class JobRunner(
    JobQueue queue, EngineDoor door, IEnumerable<IJobWork> works, TimeProvider clock, ILogger<JobRunner> log)
{
    private readonly JobTurn<ConsortiumJob> _turn = new(queue, clock, log);

    /// <summary>Does the next job.</summary>
    /// <returns>False where there is none.</returns>
    public Task<bool> DoNextAsync(CancellationToken stopping) => _turn.DoNextAsync(WorkAsync, stopping);

    private async Task WorkAsync(ConsortiumJob job, CancellationToken held)
    {
        await using var engine = await door.OpenAsync(held);
        var work = works.Single(candidate => candidate.Kind == job.Kind);
        var result = await work.RunAsync(job, engine, new Progress(queue, job, held), held);
        if (result is JobResult.Refused refused)
        {
            await queue.FailAsync(job, refused.Message, refused.Report, held);
            return;
        }

        await engine.Db.SaveChangesAsync(held);
        if (await queue.FinishAsync(job, engine.Db, result.Message, held))
            await engine.CommitAsync(held);
        else
            _turn.LeaseLost(job);
    }

    private sealed class Progress(JobQueue queue, ConsortiumJob job, CancellationToken held) : IJobProgress
    {
        public Task ReportAsync(string stage, int done, int total) => queue.ReportAsync(job, stage, done, total, held);
    }
}
