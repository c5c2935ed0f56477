using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Collections;

/// <summary>Turns the signed returns of a closed collection into its provisional or final publication.</summary>
public sealed class PublishCollection(TimeProvider clock) : IJobWork
{
    private static readonly SnakeCaseEnum<PublicationKind> Kinds = new();

    public JobKind Kind => JobKind.PublishCollection;

    public async Task<JobResult> RunAsync(
        ConsortiumJob job, EngineTransaction engine, IJobProgress progress, CancellationToken cancellation)
    {
        var db = engine.Db;
        await progress.ReportAsync("Reading signed returns");
        var kind = (PublicationKind)Kinds.ConvertFromProvider(job.Detail)!;
        var id = new CollectionId(job.Subject);
        var collection = await db.Collections.Include(row => row.Metrics).ThenInclude(metric => metric.Definition)
            .SingleAsync(row => row.Id == id, cancellation);
        if (CollectionLife.AfterPublishing(collection.State, kind) is not { } after)
            return new JobResult.Refused(CollectionLife.WhyNot(collection.State, CollectionLife.StepFor(kind))!);
        var signed = await SignedReturns.ReadAsync(db, collection, cancellation);
        if (signed.Returns == 0)
            return new JobResult.Refused("No return with figures has been signed off, so there is nothing to publish.");

        var metrics = collection.Metrics.OrderBy(metric => metric.Position).Select(metric => metric.Definition.ForEngine()).ToList();
        var rules = BenchmarkRules.Standard;
        var cells = await EngineRun.ComputeAsync(metrics, signed.Observations, signed.Groups, rules, progress, cancellation);

        await progress.ReportAsync(WritePublication.Stage);
        var publication = New(collection, kind, rules);
        var groups = Groups(publication.Id, signed.Names);
        await db.WriteAsync(publication, groups, cells, cancellation);
        (collection.State, collection.Version) = (after, collection.Version + 1);
        var message = Words(publication, metrics.Count, groups.Count, signed);
        engine.Audit(publication.PublishedAt, "published", PlanCollection.Subject(Period.Parse(collection.Period)), message);
        return new JobResult.Done(message);
    }

    private Publication New(Collection collection, PublicationKind kind, BenchmarkRules rules) => new()
    {
        Kind = kind,
        CollectionId = collection.Id,
        Period = collection.Period,
        Title = $"{Period.Parse(collection.Period).Words}, {(kind == PublicationKind.Final ? "final" : "provisional")}",
        Source = "Returns signed off by members of the consortium",
        Method = rules.QuantileMethod.Id(),
        MinimumForMedian = rules.MinimumForMedian,
        MinimumForQuartiles = rules.MinimumForQuartiles,
        PublishedAt = clock.GetUtcNow(),
    };

    /// <summary>The group of everyone is computed always, so it has a name always.</summary>
    private static List<PublishedGroup> Groups(PublicationId publication, IReadOnlyList<PeerGroupRow> names)
    {
        var groups = names.Select(row => Group(row.Code, row.Dimension, row.Name, row.Position)).ToList();
        if (names.All(row => row.Code != PeerGroup.All))
            groups.Insert(0, Group(PeerGroup.All, PeerGroup.All, "All members", 0));
        return groups;

        PublishedGroup Group(string code, string dimension, string name, int position) => new()
        {
            PublicationId = publication,
            Code = code,
            Dimension = dimension,
            Name = name,
            Position = position,
        };
    }

    private static string Words(Publication publication, int metrics, int groups, SignedReturns signed) =>
        $"Publication {publication.Number}: {Count(metrics, "metric")}, {Count(groups, "peer group")}, {Count(signed.Returns, "member's return", "members' returns")}"
        + (signed.NothingToReport > 0 ? $"; {signed.NothingToReport} had nothing to report." : ".");

    private static string Count(int count, string one, string? many = null) => count == 1 ? $"1 {one}" : $"{count} {many ?? one + "s"}";
}
