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
            (reached, stop) => Run(attacks, scene, reached, stop), new(Stage, 0, attacks.Count), progress, cancellation);
    }

    private static List<AttackResult> Run(
        IReadOnlyList<IAttack> attacks, AttackScene scene, IProgress<PublicationProgress> reached, CancellationToken stop)
    {
        var results = new List<AttackResult>();
        foreach (var attack in attacks)
        {
            stop.ThrowIfCancellationRequested();
            results.Add(attack.Run(scene));
            reached.Report(new(Stage, results.Count, attacks.Count));
        }

        return results;
    }

    private static AttackScene Scene(PublicationInput input, PublicationOutcome outcome)
    {
        // What is new can be combined with what was shown of the same period and of those beside it.
        var periods = input.Observations.Select(one => Period.Parse(one.Period)).Distinct()
            .SelectMany(period => new[] { $"{period.Previous}", $"{period}", $"{period.Next}" }).ToHashSet(StringComparer.Ordinal);
        var truth = new KnownFigures(new Tokens(input.Key));
        truth.Add(input.Earlier);
        truth.Add(input.Observations);
        var ledger = input.Ledger.With(outcome.Entries, outcome.Inputs);
        return new AttackScene
        {
            Club = "this consortium",
            Publisher = "protected",
            Ledger = new Ledger([.. ledger.Entries.Where(entry => periods.Contains(entry.Period))], ledger.Inputs),
            Metrics = input.Metrics,
            Groups = input.Groups,
            InterestGroups = input.InterestGroups,
            Truth = truth,
        };
    }
}
