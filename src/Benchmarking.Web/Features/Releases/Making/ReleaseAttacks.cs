using Benchmarking.Engine;
using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Collections;
using Benchmarking.Web.Features.Disclosure;
using Benchmarking.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Releases.Making;

/// <summary>
/// Tries the attacks on what a release shows, beside everything else that was ever shown, quarter by quarter as they were
/// tried when its publications were made.
/// </summary>
/// <param name="ledger">With what records or profiles add.</param>
/// <param name="known">The figures behind the ledger.</param>
/// <param name="extracts">Records, with whose each is; none for profiles.</param>
internal sealed class ReleaseAttacks(
    BenchmarkingDb db, IReadOnlyList<IAttack> attacks, Ledger ledger, IReadOnlyList<Observation> known, byte[] key, IReadOnlyList<ShownExtract> extracts)
{
    /// <summary>How each attack went, over all quarters.</summary>
    public async Task<IReadOnlyList<AttackOutcome>> RunAsync(
        IReadOnlyList<Publication> publications, IJobProgress progress, CancellationToken cancellation)
    {
        var ids = publications.Select(row => row.CollectionId).OfType<Tenancy.CollectionId>().Distinct().ToList();
        var collections = await db.Collections.AsNoTracking().Include(row => row.Metrics).ThenInclude(metric => metric.Definition)
            .Where(row => ids.Contains(row.Id)).OrderBy(row => row.Period).ToListAsync(cancellation);
        var results = new List<AttackResult>();
        foreach (var collection in collections)
        {
            var period = Period.Parse(collection.Period);
            var (scene, metrics) = await SceneAsync(collection, cancellation);
            results.AddRange(await EngineRun.RunAsync<IReadOnlyList<AttackResult>>(
                (reached, stop) => AttacksFirst.Run(attacks, [period], metrics, scene, reached, stop),
                new(AttacksFirst.Stage, 0, attacks.Count),
                new WithinPart(progress, $"{period.Short} ({collections.IndexOf(collection) + 1} of {collections.Count})"),
                cancellation));
        }

        return
        [
            .. attacks.Select(attack =>
            {
                var own = results.Where(result => result.Id == attack.Id).Select(AttackOutcome.Of).ToList();
                return new AttackOutcome(attack.Id, attack.Name, own.Exists(one => one.Tried), own.Exists(one => one.Succeeded));
            }),
        ];
    }

    private async Task<(AttackScene Scene, IReadOnlyList<Metric> Rebuilt)> SceneAsync(Collection collection, CancellationToken cancellation)
    {
        var signed = await SignedReturns.ReadAsync(db, collection, cancellation);
        var metrics = collection.Metrics.OrderBy(metric => metric.Position).Select(metric => metric.Definition.ForEngine())
            .Where(metric => metric.Sensitivity == Sensitivity.Public || metric.Tolerance is not null).ToList();
        var truth = new KnownFigures(new Tokens(key));
        truth.Add(known);
        truth.Add(signed.Observations);
        return (
            new AttackScene
            {
                Club = "this consortium",
                Publisher = "protected",
                Ledger = ledger,
                Metrics = metrics,
                Groups = signed.Groups,
                InterestGroups = signed.InterestGroups,
                Truth = truth,
                Public = [.. known.Where(one => metrics.Exists(metric => metric.Code == one.Metric && metric.Sensitivity == Sensitivity.Public))],
                Extracts = extracts,
            },
            AttacksFirst.Some(metrics, key, $"release {collection.Period}"));
    }
}
