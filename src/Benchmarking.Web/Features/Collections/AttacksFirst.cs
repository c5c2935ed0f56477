using Benchmarking.Engine;
using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Simulation;
using Benchmarking.Web.Platform.Jobs;

namespace Benchmarking.Web.Features.Collections;

/// <summary>Tries the attacks on a publication with everything shown before it, while nobody can see it yet.</summary>
public static class AttacksFirst
{
    public const string Stage = "Trying to find members' figures out";

    private const int MetricsRebuilt = 30;

    /// <summary>How each attack went, in order.</summary>
    /// <param name="input">What the publication was made from.</param>
    /// <param name="outcome">What would be shown.</param>
    /// <param name="always">
    /// Whether they are tried where nothing new is shown as well, so that how long it takes tells nothing; what they find then
    /// does not count.
    /// </param>
    public static async Task<IReadOnlyList<AttackResult>> RunAsync(
        IReadOnlyList<IAttack> attacks,
        PublicationInput input,
        PublicationOutcome outcome,
        IJobProgress progress,
        CancellationToken cancellation,
        bool always = false)
    {
        if (attacks.Count == 0)
            return [];
        // What was tried when it was first shown tells no more when it is shown again.
        var isNew = ShowsSomethingNew(input.Ledger, outcome);
        if (!isNew && !always)
            return Untried(attacks);
        var scene = Scene(input, outcome);
        IReadOnlyList<Period> periods = [.. input.Observations.Select(one => Period.Parse(one.Period)).Distinct()];
        var results = await EngineRun.RunAsync<IReadOnlyList<AttackResult>>(
            (reached, stop) => Run(attacks, periods, Some(input), scene, reached, stop), new(Stage, 0, attacks.Count), progress, cancellation);
        return isNew ? results : Untried(attacks);
    }

    private static List<AttackResult> Untried(IEnumerable<IAttack> attacks) =>
        [.. attacks.Select(attack => new AttackResult(attack.Id, attack.Name, 0))];

    /// <summary>Each attack on what is shown of some periods, with everything else that is shown.</summary>
    /// <param name="metrics">Those whose every figure is tried to be rebuilt.</param>
    internal static List<AttackResult> Run(
        IReadOnlyList<IAttack> attacks, IReadOnlyList<Period> periods, IReadOnlyList<Metric> metrics, AttackScene scene,
        IProgress<PublicationProgress> reached, CancellationToken stop)
    {
        // Entry and exit are seen between neighbouring periods; everything else within one.
        var beside = scene with { Ledger = Of(scene.Ledger, [.. periods, .. periods.Select(one => one.Previous), .. periods.Select(one => one.Next)]) };
        var alone = scene with { Ledger = Of(scene.Ledger, periods) };
        var some = alone with { Metrics = metrics };
        var results = new List<AttackResult>();
        foreach (var attack in attacks)
        {
            stop.ThrowIfCancellationRequested();
            results.Add(attack.Run(attack switch
            {
                EntryAndExit => beside,
                FullReconstruction or PriorFigures => some,
                _ => alone,
            }));
            reached.Report(new(Stage, results.Count, attacks.Count));
        }

        return results;
    }

    /// <summary>
    /// Rebuilding every figure of a metric takes seconds, so it is tried on some, drawn anew for each publication; at
    /// twenty members they still are the 500 figures that its result is judged by.
    /// </summary>
    private static List<Metric> Some(PublicationInput input) => Some(input.Metrics, input.Key, $"attacks {input.Release}");

    internal static List<Metric> Some(IEnumerable<Metric> all, byte[] key, string draw)
    {
        var metrics = all.ToList();
        new Draws(key, draw).Shuffle(metrics);
        return [.. metrics.Take(MetricsRebuilt)];
    }

    private static bool ShowsSomethingNew(Ledger ledger, PublicationOutcome outcome)
    {
        var before = ledger.Entries.Select(What).ToHashSet();
        return outcome.Entries.Any(entry => entry.Shown is not null && !before.Contains(What(entry)));

        static (string, string, string, Statistic, ShownNumber?, string) What(LedgerEntry entry) =>
            (entry.Period, entry.Metric, entry.Group, entry.Statistic, entry.Shown, entry.Input);
    }

    private static Ledger Of(Ledger ledger, IEnumerable<Period> periods)
    {
        var codes = periods.Select(period => period.ToString()).ToHashSet(StringComparer.Ordinal);
        return new Ledger([.. ledger.Entries.Where(entry => codes.Contains(entry.Period))], ledger.Inputs);
    }

    private static AttackScene Scene(PublicationInput input, PublicationOutcome outcome)
    {
        var truth = new KnownFigures(new Tokens(input.Key));
        truth.Add(input.Earlier);
        truth.Add(input.Observations);
        return new AttackScene
        {
            Club = "this consortium",
            Publisher = "protected",
            Ledger = input.Ledger.With(outcome.Entries, outcome.Inputs),
            Metrics = input.Metrics,
            Groups = input.Groups,
            InterestGroups = input.InterestGroups,
            Truth = truth,
        };
    }
}
