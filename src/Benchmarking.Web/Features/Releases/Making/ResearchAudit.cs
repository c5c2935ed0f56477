using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Disclosure.Audit;
using Benchmarking.Engine.Microdata;
using Benchmarking.Web.Platform.Jobs;

namespace Benchmarking.Web.Features.Releases.Making;

/// <summary>
/// Audits records or profiles together with everything ever shown, and withholds what leaves somebody unprotected: each time
/// the figure of the group with most of those, until everybody keeps what is promised.
/// </summary>
/// <param name="ledger">Everything shown before.</param>
internal sealed class ResearchAudit(ResearchScope scope, Ledger ledger, byte[] key, IJobProgress progress)
{
    private const string Stage = "Auditing with everything shown before";

    /// <returns>What is withheld, and how many figures of members keep what is promised.</returns>
    public async Task<(HashSet<(string Metric, string Period, string Group)> Withheld, int Figures)> WithheldAsync(
        Partition partition, IReadOnlyList<LedgerEntry> entries, IReadOnlyCollection<CellInput> inputs, CancellationToken cancellation)
    {
        var members = partition.Groups.Select((group, number) => (Code: partition.CodeOf(number), group.Members))
            .ToDictionary(group => group.Code, group => group.Members, StringComparer.Ordinal);
        var metrics = scope.Metrics.Where(metric => metric.Sensitivity == Sensitivity.Protected).ToList();
        var before = (await AuditAsync(ledger, metrics, cancellation)).Where(period => !period.Holds)
            .ToDictionary(period => (period.Metric, period.Period), Open);
        // Whoever is not certain to be protected as it is stands in no figure of ours.
        var withheld = entries.Where(entry => entry.Shown is not null && Beside(entry.Period).Any(period =>
                before.TryGetValue((entry.Metric, period), out var open) && members[entry.Group].Any(open.Contains)))
            .Select(Place).ToHashSet();
        var kept = new Dictionary<string, int>(StringComparer.Ordinal);
        while (metrics.Count > 0)
        {
            var audited = await AuditAsync(ledger.With(Without(entries, withheld), inputs), metrics, cancellation);
            var again = new HashSet<string>(StringComparer.Ordinal);
            foreach (var broken in audited.Where(period => !period.Holds))
            {
                var open = Open(broken);
                open.ExceptWith(before.GetValueOrDefault((broken.Metric, broken.Period), []));
                // Where nothing of ours is shown, or nobody is worse off, it is not ours that breaks anything.
                var worst = entries.Where(entry => entry.Metric == broken.Metric && entry.Shown is not null && Beside(entry.Period).Contains(broken.Period) && !withheld.Contains(Place(entry)))
                    .MaxBy(entry => members[entry.Group].Count(open.Contains));
                if (worst is null || (open.Count == 0 && !broken.Foreign))
                    continue;
                withheld.Add(Place(worst));
                again.Add(broken.Metric);
            }

            foreach (var metric in audited.GroupBy(period => period.Metric))
                kept[metric.Key] = metric.Where(period => period.Holds).Sum(period => period.Figures);
            metrics.RemoveAll(metric => !again.Contains(metric.Code));
        }

        return (withheld, kept.Values.Sum());
    }

    /// <summary>The entries with those withheld that are to be.</summary>
    public static List<LedgerEntry> Without(IReadOnlyList<LedgerEntry> entries, IReadOnlySet<(string Metric, string Period, string Group)> withheld) =>
        [.. entries.Select(entry => withheld.Contains(Place(entry)) ? entry with { Shown = null, Reason = Reason.V } : entry)];

    private static (string Metric, string Period, string Group) Place(LedgerEntry entry) => (entry.Metric, entry.Period, entry.Group);

    private static HashSet<string> Open(AuditedPeriod period) => period.Exposed.Concat(period.Uncertified).ToHashSet(StringComparer.Ordinal);

    /// <summary>A quarter is read together with the one before it, so what is shown of it is audited in both.</summary>
    private static string[] Beside(string period) => [period, Period.Parse(period).Next.ToString()];

    private async Task<IReadOnlyList<AuditedPeriod>> AuditAsync(Ledger together, IReadOnlyList<Metric> metrics, CancellationToken cancellation)
    {
        var periods = scope.Periods.SelectMany(Beside).ToHashSet(StringComparer.Ordinal);
        var audit = new LedgerAudit(together, scope.Known, scope.InterestGroups, new Tokens(key), BenchmarkRules.Standard);
        return await EngineRun.RunAsync(
            (reached, stop) => audit.Of(metrics, reached, periods, stop), new(Stage, 0, metrics.Count * periods.Count), progress, cancellation);
    }
}
