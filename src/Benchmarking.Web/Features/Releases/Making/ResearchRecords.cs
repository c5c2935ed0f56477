using System.Security.Cryptography;
using Benchmarking.Engine;
using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Disclosure.Audit;
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
/// everything ever shown. What cannot be certified is withheld, a metric and quarter at a time.
/// </summary>
/// <param name="number">The last publication's number: where in the ledger they stand.</param>
internal sealed class ResearchRecords(BenchmarkingDb db, ResearchScope scope, Ledger ledger, byte[] key, int number, DateTimeOffset now, IJobProgress progress)
{
    public const string Stage = "Auditing records with everything shown before";

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
                ? (new Made(ReleaseRecords.Records, outcome.Entries, outcome.Inputs, extract.Columns, partition.Groups.Count)
                {
                    Extract = extract,
                    Owners = scope.Organisations.Keys.ToDictionary(organisation => Extract.Pseudonym(secret, organisation), StringComparer.Ordinal),
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
            : new Made(ReleaseRecords.Clusters, profiles.Entries, profiles.Inputs, profiles.Columns, profiles.Clusters.Count)
            {
                Profiles = profiles,
                Measures = [new RecordsMeasure("Variation between organisations that is lost", Math.Round(ResearchLoss.Of(scope, partition, profiles), 1), null)],
            };
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
        var audited = await AuditAsync(ledger.With(made.Entries, made.Inputs), cancellation);
        var broken = audited.Where(period => !period.Holds).SelectMany(period => new[] { (period.Metric, period.Period), (period.Metric, Period.Parse(period.Period).Previous.ToString()) }).ToHashSet();
        var entries = made.Entries.Select(entry => broken.Contains((entry.Metric, entry.Period)) && entry.Shown is not null
            ? entry with { Shown = null, Reason = Reason.V }
            : entry).ToList();
        var shown = entries.Count(entry => entry.Shown is not null);
        if (shown == 0)
            return null;

        var table = made.Extract is { } extract ? RecordsTable.Of(scope, extract, broken) : ProfilesTable.Of(scope, made.Profiles!, broken);
        return new ResearchOutcome(
            made.Kind, table, entries, made.Inputs, made.Extract is { } records ? ShownRecords.Of(records, scope.Groups, made.Owners, broken) : null,
            new RecordsReport(
                made.Kind == ReleaseRecords.Records ? "records" : "clusters", made.Why, scope.InterestGroups.Count(scope.Organisations.Keys), made.Groups,
                entries.Count, shown, audited.Where(period => period.Holds).Sum(period => period.Figures), made.Measures));
    }

    /// <summary>Of the quarters that they show, and of those after them, which are read together with them.</summary>
    private async Task<IReadOnlyList<AuditedPeriod>> AuditAsync(Ledger together, CancellationToken cancellation)
    {
        var periods = scope.Periods.SelectMany(period => new[] { period, Period.Parse(period).Next.ToString() }).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<Metric> metrics = [.. scope.Metrics.Where(metric => metric.Sensitivity == Sensitivity.Protected)];
        var audit = new LedgerAudit(together, scope.Known, scope.InterestGroups, new Tokens(key), BenchmarkRules.Standard);
        return await EngineRun.RunAsync(
            (reached, stop) => audit.Of(metrics, reached, periods, stop), new(Stage, 0, metrics.Count * periods.Count), progress, cancellation);
    }

    private static IReadOnlyList<RecordsMeasure> Measures(ExtractReport report) =>
    [
        Measure("Records found by what is public, one by one", report.PublicNearest.Records, ExtractRules.Standard.MostLinked),
        Measure("Records found by what is public, all at once", report.PublicOneToOne.Records, ExtractRules.Standard.MostLinked),
        Measure("Records found by somebody who knows its own", report.BesideOwn.Records, ExtractRules.Standard.MostLinked),
        Measure("Records found by somebody who knows every figure, who learns nothing by it", report.TrueNearest.Records, null),
        Measure("Records of which every figure is near the true one", report.IntervalRisk, null),
        new("Variation that is lost", Math.Round(report.Loss, 1), ExtractRules.Standard.MostLost),
        Measure("Greatest change of a correlation", report.CorrelationShift, null),
        Measure("Greatest distance between a group’s figures and everybody’s (t-closeness)", report.Closeness, null),
        Measure("Figures given as numbers", report.Numbers, null),
    ];

    private static RecordsMeasure Measure(string words, double share, double? most) => new(words, Math.Round(100 * share, 1), 100 * most);

    private static string Words(IEnumerable<ExtractRefusal> refusals) => string.Join(" ", refusals.Select(refusal => refusal.Words));

    /// <summary>Records or profiles before the audit.</summary>
    private sealed record Made(
        ReleaseRecords Kind, IReadOnlyList<LedgerEntry> Entries, IReadOnlyCollection<CellInput> Inputs, IReadOnlyList<ExtractColumn> Columns, int Groups)
    {
        public Extract? Extract { get; init; }

        public ClusterProfiles? Profiles { get; init; }

        /// <summary>Organisation by pseudonym.</summary>
        public IReadOnlyDictionary<string, string> Owners { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

        public IReadOnlyList<RecordsMeasure> Measures { get; init; } = [];

        public string Why { get; init; } = "";
    }
}
