using Benchmarking.Engine;
using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Web.Platform.Jobs;

namespace Benchmarking.Web.Features.Collections;

/// <summary>Tries the attacks on a publication with everything shown before it, while nobody can see it yet.</summary>
public static class AttacksFirst
{
    public const string Stage = "Trying to find members' figures out";

    /// <summary>How each attack went, in order.</summary>
    /// <param name="input">What the publication was made from.</param>
    /// <param name="outcome">What would be shown.</param>
    public static Task<IReadOnlyList<AttackResult>> RunAsync(
        IReadOnlyList<IAttack> attacks,
        PublicationInput input,
        PublicationOutcome outcome,
        IJobProgress progress,
        CancellationToken cancellation)
    {
        if (attacks.Count == 0)
            return Task.FromResult<IReadOnlyList<AttackResult>>([]);
        var scene = Scene(input, outcome);
        return EngineRun.RunAsync<IReadOnlyList<AttackResult>>(
            (reached, stop) => Run(attacks, input, scene, reached, stop), new(Stage, 0, attacks.Count), progress, cancellation);
    }

    private static List<AttackResult> Run(
        IReadOnlyList<IAttack> attacks, PublicationInput input, AttackScene scene, IProgress<PublicationProgress> reached, CancellationToken stop)
    {
        // Entry and exit are seen between neighbouring periods; everything else within one.
        var periods = input.Observations.Select(one => Period.Parse(one.Period)).Distinct().ToList();
        var beside = scene with { Ledger = Of(scene.Ledger, [.. periods, .. periods.Select(one => one.Previous), .. periods.Select(one => one.Next)]) };
        var alone = scene with { Ledger = Of(scene.Ledger, periods) };
        var results = new List<AttackResult>();
        foreach (var attack in attacks)
        {
            stop.ThrowIfCancellationRequested();
            results.Add(attack.Run(attack is EntryAndExit ? beside : alone));
            reached.Report(new(Stage, results.Count, attacks.Count));
        }

        return results;
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
