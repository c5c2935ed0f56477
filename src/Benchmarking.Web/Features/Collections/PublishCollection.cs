using Benchmarking.Engine;
using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Disclosure;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Collections;

/// <summary>
/// Turns the signed returns of a collection into its provisional or final publication or its annual revision: what may
/// be shown, tried by attacks before anybody sees it, and the ledger with it. All of it or nothing.
/// </summary>
/// <param name="attacks">Tried on each publication; one that succeeds stops it.</param>
public sealed class PublishCollection(TimeProvider clock, IEnumerable<IAttack> attacks) : IJobWork
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
        var signed = await SignedReturns.ReadAsync(db, collection, cancellation);
        var metrics = collection.Metrics.OrderBy(metric => metric.Position).Select(metric => metric.Definition.ForEngine()).ToList();
        if (await WhyNotAsync(db, collection, kind, signed, metrics, cancellation) is { } why)
            return new JobResult.Refused(why);

        var publication = New(collection, kind);
        await db.TakeNumberAsync(publication, cancellation);
        var input = await db.InputAsync(publication, signed, metrics, cancellation);
        var outcome = await EngineRun.PublishAsync(input, progress, cancellation);
        var report = outcome.Report with
        {
            Attacks = await AttacksFirst.RunAsync([.. attacks], input, outcome, progress, cancellation),
        };
        if (!report.MayBePublished)
            return Stopped(DisclosureReport.Of(report));

        await progress.ReportAsync(WritePublication.Stage);
        var groups = Groups(publication.Id, signed.Names);
        db.AddToLedger(publication.Id, outcome, input.Ledger);
        db.PublicationReturns.AddRange(signed.OnRecord(publication.Id));
        db.PublicationReports.Add(new() { PublicationId = publication.Id, Report = DisclosureReport.Of(report).ToJson() });
        await db.WriteAsync(publication, groups, outcome.Cells, cancellation);
        if (CollectionLife.AfterPublishing(collection.State, kind) is { } after && after != collection.State)
            (collection.State, collection.Version) = (after, collection.Version + 1);
        var message = Words(publication, metrics.Count, groups.Count, signed, report)
            + CorrectedReturns.Words(await db.CorrectedAsync(publication, signed, cancellation));
        engine.Audit(publication.PublishedAt, "published", PlanCollection.Subject(Period.Parse(collection.Period)), message);
        return new JobResult.Done(message);
    }

    private static async Task<string?> WhyNotAsync(
        BenchmarkingDb db, Collection collection, PublicationKind kind, SignedReturns signed, List<Metric> metrics, CancellationToken cancellation)
    {
        if (CollectionLife.AfterPublishing(collection.State, kind) is null)
            return CollectionLife.WhyNot(collection.State, CollectionLife.StepFor(kind))!;
        if (kind == PublicationKind.Revision && await db.IsRevisedAsync(collection.Id, cancellation))
            return CollectionLife.RevisedAlready;
        if (signed.Returns == 0)
            return "No return with figures has been signed off, so there is nothing to publish.";

        var observed = signed.Observations.Select(one => one.Metric).ToHashSet(StringComparer.Ordinal);
        var open = metrics.Where(metric => metric is { Sensitivity: Sensitivity.Protected, Tolerance: null } && observed.Contains(metric.Code))
            .Select(metric => metric.Code).ToList();
        return open.Count == 0
            ? null
            : $"Nothing was published. These figures have no protection radius in the catalogue, so nothing of them could be shown safely: {string.Join(", ", open)}.";
    }

    private static JobResult.Refused Stopped(DisclosureReport report)
    {
        var succeeded = report.Attacks.Where(attack => attack.Succeeded).Select(attack => $"{attack.Id}, {attack.Name}").ToList();
        return new JobResult.Refused(
            $"Nothing was published: {(succeeded.Count == 1 ? "an attack" : $"{succeeded.Count} attacks")} tried on it before anybody could see it came too close to a member’s figure ({string.Join("; ", succeeded)}). "
            + "Ask for it again once more members have sent their returns, or with wider radii in the catalogue.")
        {
            Report = report.ToJson(),
        };
    }

    private Publication New(Collection collection, PublicationKind kind) => new()
    {
        Kind = kind,
        CollectionId = collection.Id,
        Period = collection.Period,
        Title = $"{Period.Parse(collection.Period).Words}, {kind.Words()}",
        Source = "Returns signed off by members of the consortium",
        Method = BenchmarkRules.Standard.QuantileMethod.Id(),
        MinimumForMedian = BenchmarkRules.Standard.MinimumForMedian,
        MinimumForQuartiles = BenchmarkRules.Standard.MinimumForQuartiles,
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

    private static string Words(Publication publication, int metrics, int groups, SignedReturns signed, PublicationReport report) =>
        $"Publication {publication.Number}: {Count(metrics, "metric")}, {Count(groups, "peer group")}, {Count(signed.Returns, "member's return", "members' returns")}"
        + (signed.NothingToReport > 0 ? $"; {signed.NothingToReport} had nothing to report." : ".")
        + (report.Withheld.Count > 0 ? $" {Count(report.Withheld.Count, "number is", "numbers are")} withheld to protect members." : "");

    private static string Count(int count, string one, string? many = null) =>
        count == 1 ? $"1 {one}" : $"{FigureText.Number(count)} {many ?? one + "s"}";
}
