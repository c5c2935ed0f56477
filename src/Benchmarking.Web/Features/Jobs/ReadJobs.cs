using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Jobs;

/// <summary>A job with what it is about.</summary>
/// <param name="Period">The collection's period, where it publishes one.</param>
public sealed record JobLine(ConsortiumJob Job, Period? Period)
{
    /// <summary>Number of the publication that it made; null where it made none of a collection.</summary>
    public int? Publication { get; init; }

    public string Title => Job.Kind switch
    {
        JobKind.ImportPublicData => $"Import of {Job.Detail}",
        JobKind.CheckPeerGroup => $"Check of the peer group {Job.Detail}",
        JobKind.MakeRelease => $"Research release “{Job.Detail}”",
        _ => $"Publication of {Period?.Words}, {Job.Detail}",
    };

    /// <summary>What is being done, over the progress bar.</summary>
    public string Doing => Job.Kind switch
    {
        JobKind.ImportPublicData => "Importing",
        JobKind.CheckPeerGroup => "Checking",
        JobKind.MakeRelease => "Making the release",
        _ => "Publishing",
    };

    /// <summary>Where what it made can be seen.</summary>
    public PageLink Made => Job.Kind switch
    {
        JobKind.ImportPublicData => new PageLink("See what was read", $"/public-data/{Job.Subject}"),
        JobKind.CheckPeerGroup => new PageLink("See the peer group", $"/peer-groups/{Job.Detail}"),
        JobKind.MakeRelease => new PageLink("See the release", $"/releases/manage/{Job.Subject}"),
        _ => new PageLink("See the collection", $"/collections/{Period?.Route}"),
    };
}

/// <summary>Reads the consortium's long work.</summary>
public sealed class ReadJobs(TenantDoor door)
{
    private const int MostShown = 50;

    /// <summary>The latest jobs, newest first.</summary>
    public async Task<IReadOnlyList<JobLine>> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await LinesAsync(
            transaction.Db, transaction.Db.ConsortiumJobs.OrderByDescending(job => job.RequestedAt).Take(MostShown), cancellation);
    }

    /// <summary>One job; null where there is none of that id.</summary>
    public async Task<JobLine?> FindAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var found = await LinesAsync(transaction.Db, transaction.Db.ConsortiumJobs.Where(job => job.Id == id), cancellation);
        return found.SingleOrDefault();
    }

    private static async Task<IReadOnlyList<JobLine>> LinesAsync(
        BenchmarkingDb db, IQueryable<ConsortiumJob> asked, CancellationToken cancellation)
    {
        var jobs = await asked.AsNoTracking().ToListAsync(cancellation);
        var subjects = jobs.Where(job => job.Kind == JobKind.PublishCollection).Select(job => new CollectionId(job.Subject)).ToList();
        var periods = await db.Collections.Where(row => subjects.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id.Value, row => row.Period, cancellation);
        var made = await db.Publications.Where(row => row.CollectionId != null && subjects.Contains(row.CollectionId.Value))
            .Select(row => new { row.CollectionId, row.Kind, row.Number }).ToListAsync(cancellation);
        return
        [
            .. jobs.Select(job => new JobLine(job, periods.TryGetValue(job.Subject, out var period) ? Period.Parse(period) : null)
            {
                Publication = job.State != JobState.Done
                    ? null
                    : made.SingleOrDefault(row => row.CollectionId!.Value.Value == job.Subject && SnakeCase.Of(row.Kind.ToString()) == job.Detail)?.Number,
            }),
        ];
    }
}
