using System.Security.Cryptography;
using Benchmarking.Engine;
using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Microdata;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Releases.Files;
using Benchmarking.Web.Platform.Jobs;

namespace Benchmarking.Web.Features.Releases.Making;

/// <summary>What came of records or profiles.</summary>
/// <param name="Entries">What they show, for the ledger.</param>
/// <param name="Inputs">The inputs that the entries name.</param>
/// <param name="Extract">Whose each record is, for the attacks; null for profiles.</param>
public sealed record ResearchOutcome(
    ReleaseRecords Kind, ReleaseTable Table, IReadOnlyList<LedgerEntry> Entries, IReadOnlyCollection<CellInput> Inputs, ShownExtract? Extract, RecordsReport Report);

/// <summary>
/// Makes records where the rules allow them and profiles of clusters where they do not, and audits them together with
/// everything ever shown. What cannot be certified is withheld, one group's figure at a time.
/// </summary>
/// <param name="number">The last publication's number: where in the ledger they stand.</param>
internal sealed class ResearchRecords(BenchmarkingDb db, ResearchScope scope, Ledger ledger, byte[] key, int number, DateTimeOffset now, IJobProgress progress)
{
    /// <summary>The outcome; null where there are too few organisations even for profiles, or nothing of them can be shown.</summary>
    public async Task<ResearchOutcome?> MakeAsync(bool records, CancellationToken cancellation)
    {
        var why = "";
        if (records)
        {
            var (made, refusal) = await RecordsAsync(cancellation);
            if (made is not null)
                return await AuditedAsync(made, cancellation);
            why = refusal;
        }

        return await ProfilesAsync(cancellation) is { } profiles ? await AuditedAsync(profiles with { Why = why }, cancellation) : null;
    }

    private async Task<(Made? Made, string Why)> RecordsAsync(CancellationToken cancellation)
    {
        var refusals = ExtractGate.Before(scope.InterestGroups.Count(scope.Organisations.Keys), scope.Metrics, scope.Periods.Count, scope.Rules);
        if (refusals.Count > 0 || await db.PartitionAsync(scope, clusters: false, now, cancellation) is not { } partition)
            return (null, refusals.Count > 0 ? Words(refusals) : "There are too few organisations to make five alike.");

        var secret = RandomNumberGenerator.GetBytes(32);
        try
        {
            var outcome = Extract.Make(Request(partition, secret), scope.Rules);
            return outcome.Extract is { } extract
                ? (new Made(ReleaseRecords.Records, partition, outcome.Entries, outcome.Inputs)
                {
                    Extract = extract,
                    Owners = partition.Groups.SelectMany(group => group.Members)
                        .ToDictionary(organisation => Extract.Pseudonym(secret, organisation), StringComparer.Ordinal),
                    Measures = Measures(outcome.Report!),
                }, "")
                : (null, Words(outcome.Refusals));
        }
        finally
        {
            // Nobody keeps it, ourselves included.
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    private async Task<Made?> ProfilesAsync(CancellationToken cancellation)
    {
        if (await db.PartitionAsync(scope, clusters: true, now, cancellation) is not { } partition)
            return null;
        var (profiles, refusals) = ClusterProfiles.Of(Request(partition, new byte[32]), scope.Rules);
        return profiles is null
            ? throw new InvalidOperationException($"Profiles of metrics with a radius are refused: {Words(refusals)}")
            : new Made(ReleaseRecords.Clusters, partition, profiles.Entries, profiles.Inputs) { Profiles = profiles };
    }

    private ExtractRequest Request(Partition partition, byte[] secret) => new()
    {
        Partition = partition,
        Metrics = scope.Metrics,
        Periods = scope.Periods,
        Observations = scope.Observations,
        Public = [.. scope.Known.Where(one => scope.Metrics.Any(metric => metric.Code == one.Metric && metric.Sensitivity == Sensitivity.Public))],
        InterestGroups = scope.InterestGroups,
        Ledger = ledger,
        Release = number,
        Tokens = new Tokens(key),
        Key = secret,
    };

    private async Task<ResearchOutcome?> AuditedAsync(Made made, CancellationToken cancellation)
    {
        var (withheld, figures) = await new ResearchAudit(scope, ledger, key, progress).WithheldAsync(made.Partition, made.Entries, made.Inputs, cancellation);
        var entries = ResearchAudit.Without(made.Entries, withheld);
        var shown = entries.Count(entry => entry.Shown is not null);
        if (shown == 0)
            return null;

        var table = made.Extract is { } extract
            ? RecordsTable.Of(scope, extract, made.GroupOf, withheld)
            : ProfilesTable.Of(scope, made.Partition, made.Profiles!, withheld);
        return new ResearchOutcome(
            made.Kind, table, entries, made.Inputs, made.Extract is { } records ? ShownRecords.Of(records, scope.Groups, made.Owners, made.GroupOf, withheld) : null,
            new RecordsReport(
                made.Kind == ReleaseRecords.Records ? "records" : "clusters", made.Why, scope.InterestGroups.Count(scope.Organisations.Keys), made.Partition.Groups.Count,
                entries.Count, shown, figures,
                made.Profiles is { } profiles
                    ? [new RecordsMeasure("Variation between organisations that is lost", Math.Round(ResearchLoss.Of(scope, made.Partition, profiles, withheld), 1), null)]
                    : made.Measures));
    }

    private static IReadOnlyList<RecordsMeasure> Measures(ExtractReport report) =>
    [
        Measure("Records found by what is public, one by one", report.PublicNearest.Records, ExtractRules.Standard.MostLinked),
        Measure("Records found by what is public, all at once", report.PublicOneToOne.Records, ExtractRules.Standard.MostLinked),
        Measure("Records found by somebody who knows its own", report.BesideOwn.Records, ExtractRules.Standard.MostLinked),
        Measure("Records found by somebody who knows every figure, who learns nothing by it", report.TrueNearest.Records, null),
        Measure("Records of which every figure is near the true one", report.IntervalRisk, null),
        new("Variation that is lost, before the audit", Math.Round(report.Loss, 1), ExtractRules.Standard.MostLost),
        Measure("Greatest change of a correlation", report.CorrelationShift, null),
        Measure("Greatest distance between a group’s figures and everybody’s (t-closeness)", report.Closeness, null),
    ];

    private static RecordsMeasure Measure(string words, double share, double? most) => new(words, Math.Round(100 * share, 1), 100 * most);

    private static string Words(IEnumerable<ExtractRefusal> refusals) => string.Join(" ", refusals.Select(refusal => refusal.Words));

    /// <summary>Records or profiles before the audit.</summary>
    private sealed record Made(
        ReleaseRecords Kind, Partition Partition, IReadOnlyList<LedgerEntry> Entries, IReadOnlyCollection<CellInput> Inputs)
    {
        public Extract? Extract { get; init; }

        public ClusterProfiles? Profiles { get; init; }

        /// <summary>Organisation by pseudonym.</summary>
        public IReadOnlyDictionary<string, string> Owners { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

        /// <summary>The group's code by pseudonym.</summary>
        public IReadOnlyDictionary<string, string> GroupOf => Owners.ToDictionary(
            one => one.Key,
            one => Partition.CodeOf(Partition.Groups.Select((group, number) => (group, number)).First(place => place.group.Members.Contains(one.Value)).number),
            StringComparer.Ordinal);

        public IReadOnlyList<RecordsMeasure> Measures { get; init; } = [];

        public string Why { get; init; } = "";
    }
}
