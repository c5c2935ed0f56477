using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.Releases.Deciding;

/// <summary>Asks for a release, with the work that makes it.</summary>
public sealed class AskForRelease(TenantDoor door, JobBell bell, TimeProvider clock)
{
    /// <summary>The form, filled in as the last release was.</summary>
    public async Task<NewReleasePage> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var (publications, metrics) = await KnownAsync(transaction.Db, cancellation);
        var last = await transaction.Db.Releases.AsNoTracking().Where(row => row.State == ReleaseState.Published)
            .OrderByDescending(row => row.PublishedAt).FirstOrDefaultAsync(cancellation);
        return new NewReleasePage(Suggested(last, publications), publications, metrics, []);
    }

    /// <returns>The release's id, or the form with everything that is wrong.</returns>
    public async Task<(Guid? Made, NewReleasePage Page)> HandleAsync(Actor actor, ReleaseForm form, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var (publications, metrics) = await KnownAsync(transaction.Db, cancellation);
        var draft = ReleaseDraft.Of(form, publications, metrics.Select(metric => metric.Code).ToHashSet(StringComparer.Ordinal));
        if (draft.Release is not { } release)
            return (null, new NewReleasePage(form, publications, metrics, draft.Errors));

        var now = clock.GetUtcNow();
        (release.MadeAt, release.MadeBy) = (now, actor.UserId);
        transaction.Db.Releases.Add(release);
        transaction.Db.ConsortiumJobs.Add(JobOf(release, actor, now));
        transaction.AuditRelease(actor, now, "asked for release", release, release.Title);
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateException race) when (race.InnerException is PostgresException { ConstraintName: "releases_one_at_a_time" })
        {
            return (null, new NewReleasePage(form, publications, metrics,
                [new FormError(null, "Another release is being made or waits for a decision. Publish or discard that one first: the next version is worked out from it")]));
        }

        bell.Ring();
        return (release.Id, new NewReleasePage(form, publications, metrics, []));
    }

    internal static ConsortiumJob JobOf(Release release, Actor actor, DateTimeOffset now) =>
        actor.Ask(JobKind.MakeRelease, release.Id, release.Title, now);

    private static async Task<(IReadOnlyList<Publication> Publications, IReadOnlyList<(string Code, string Name)> Metrics)> KnownAsync(
        BenchmarkingDb db, CancellationToken cancellation)
    {
        var publications = await db.Publications.AsNoTracking().OrderByDescending(row => row.Number).ToListAsync(cancellation);
        var metrics = await db.Metrics.AsNoTracking()
            .Where(row => db.CollectionMetrics.Any(asked => asked.MetricCode == row.Code && asked.Definition.Tau != ""))
            .OrderBy(row => row.Position).Select(row => new { row.Code, row.Name }).ToListAsync(cancellation);
        return (publications, [.. metrics.Select(row => (row.Code, row.Name))]);
    }

    /// <summary>What the last one held and everything newer; without one the latest publication of each collection.</summary>
    private static ReleaseForm Suggested(Release? last, IReadOnlyList<Publication> publications) => new()
    {
        Title = last?.Title,
        Summary = last?.Summary,
        Publications = last is null
            ? [.. publications.Where(row => row.CollectionId is not null).DistinctBy(row => row.CollectionId).Select(row => row.Number)]
            : [.. publications.Where(row => last.Publications.Contains(row.Number) || (row.CollectionId is not null && row.Number > last.Publications.Max())).Select(row => row.Number)],
        Records = ReleaseDraft.Stored(last?.Records ?? ReleaseRecords.None),
        RecordMetrics = [.. last?.RecordMetrics ?? []],
        CaseStudies = last?.CaseStudies ?? true,
        Access = last is { Open: false } ? ReleaseForm.ToRegistered : ReleaseForm.ToAnybody,
        Licence = last?.Licence ?? Making.Licence.Attribution.Code,
    };
}
