using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Platform.OrganisationJobs;

/// <summary>Does one job of one organisation inside its wall: wholly, with "done" in the same transaction, or not at all.</summary>
public sealed class OrganisationJobRunner(
    OrganisationJobQueue queue,
    TenantDoor door,
    IEnumerable<IOrganisationWork> works,
    TimeProvider clock,
    ILogger<OrganisationJobRunner> log)
{
    private const string Cancelled = "It was cancelled, and nothing of it was kept.";

    private readonly JobTurn<OrganisationJob> _turn = new(queue, clock, log);

    /// <summary>Does the next job, whoever's it is.</summary>
    /// <returns>False where there is none.</returns>
    public Task<bool> DoNextAsync(CancellationToken stopping) => _turn.DoNextAsync(WorkAsync, stopping);

    private async Task WorkAsync(OrganisationJob job, CancellationToken held)
    {
        var work = works.Single(candidate => candidate.Kind == job.Kind);
        if (job.CancelAsked || !await TryAsync(job, work, held))
            await StopAsync(job, work, held);
    }

    /// <returns>False where it was asked to stop, or is another worker's by now. Nothing is kept then.</returns>
    private async Task<bool> TryAsync(OrganisationJob job, IOrganisationWork work, CancellationToken held)
    {
        using var asked = CancellationTokenSource.CreateLinkedTokenSource(held);
        var progress = new Progress(queue, job, asked);
        try
        {
            await using var tenant = await door.OpenForWorkAsync(job.OrganisationId, job.RequestedBy, asked.Token);
            try
            {
                return await DoAsync(job, work, tenant, progress, asked.Token);
            }
            catch (Exception failure) when (tenant.IsLost && !Outage.Is(failure))
            {
                // Whatever the work made of it: it did not fail, its connection did, and it may be tried again.
                throw new EndOfStreamException("The connection to the database broke in the middle of the work.", failure);
            }
        }
        catch (Exception) when (progress.StopAsked && !held.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<bool> DoAsync(
        OrganisationJob job, IOrganisationWork work, TenantTransaction tenant, IJobProgress progress, CancellationToken cancellation)
    {
        var result = await work.RunAsync(job, tenant, progress, cancellation);
        if (result is JobResult.Refused refused)
        {
            await queue.FailAsync(job, refused.Message, cancellation);
            return true;
        }

        await tenant.Db.SaveChangesAsync(cancellation);
        if (!await queue.FinishAsync(job, tenant.Db, result.Message, cancellation))
            return false;
        await tenant.CommitAsync(cancellation);
        return true;
    }

    private async Task StopAsync(OrganisationJob job, IOrganisationWork work, CancellationToken held)
    {
        await using var tenant = await door.OpenForWorkAsync(job.OrganisationId, job.RequestedBy, held);
        if (!await queue.CancelAsync(job, tenant.Db, Cancelled, held))
        {
            _turn.LeaseLost(job);
            return;
        }

        await work.StoppedAsync(job, tenant, held);
        await tenant.CommitAsync(held);
    }

    /// <summary>Tells how far it is, and stops the work where somebody asked for that.</summary>
    private sealed class Progress(OrganisationJobQueue queue, OrganisationJob job, CancellationTokenSource asked) : IJobProgress
    {
        public bool StopAsked { get; private set; }

        public async Task ReportAsync(string stage, int done, int total)
        {
            if (await queue.ReportAsync(job, stage, done, total, asked.Token))
                return;
            StopAsked = true;
            await asked.CancelAsync();
            asked.Token.ThrowIfCancellationRequested();
        }
    }
}
