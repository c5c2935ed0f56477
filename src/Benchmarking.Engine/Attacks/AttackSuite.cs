using Benchmarking.Engine.Attacks.StandIns;

namespace Benchmarking.Engine.Attacks;

/// <summary>Every attack of the design, run against scenes.</summary>
public static class AttackSuite
{
    /// <summary>Every attack, in order of its number.</summary>
    public static IReadOnlyList<IAttack> All { get; } =
    [
        IntervalAttack.Outsider,
        IntervalAttack.OwnFigure,
        IntervalAttack.TwoTogether,
        IntervalAttack.Order,
        new NestedGroups(),
        new SuppressedCells(),
        new Revisions(),
        new EntryAndExit(),
        new ExactMedian(),
        new WindowSolve(),
        new Probing(),
        new LeaveOneOut(),
        new Ranks(),
        new RoundingIntersection(),
        new NoiseAveraging(),
        new BoundDisclosure(),
        new Dominance(),
        new Enumeration(),
        new RationalReconstruction(),
        new FullReconstruction(),
        new PriorFigures(),
        new MicrodataLinkage(),
        new Recognition(),
        new ExtractLinking(),
        new SuppressionPattern(),
    ];

    /// <summary>Runs attacks against scenes.</summary>
    /// <param name="scenes">The scenes; of each club one by the protected publisher and some by weak ones.</param>
    /// <param name="controls">Scenes for single attacks, on which these must succeed; see <see cref="StandIn.All"/>.</param>
    /// <param name="attacks">Which attacks; null for all.</param>
    /// <param name="progress">Told before each run.</param>
    public static SuiteReport Run(
        IReadOnlyList<AttackScene> scenes,
        IReadOnlyList<Control>? controls = null,
        IReadOnlyList<IAttack>? attacks = null,
        Action<SuiteProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(scenes);
        var runs = (attacks ?? All).SelectMany(attack => scenes.Concat(
            (controls ?? []).Where(control => control.Attacks.Contains(attack.Id)).Select(control => control.Scene)), (attack, scene) => (attack, scene)).ToList();
        var rows = new List<SuiteRow>();
        foreach (var (attack, scene) in runs)
        {
            progress?.Invoke(new(attack.Id, attack.Name, scene.Club, scene.Publisher, rows.Count, runs.Count));
            rows.Add(new SuiteRow(scene.Club, scene.Publisher, attack.Run(scene)));
        }

        return new(rows);
    }
}

/// <summary>How far a run of the suite is.</summary>
/// <param name="Id">The attack about to run.</param>
/// <param name="Name">What it does.</param>
/// <param name="Club">On which club.</param>
/// <param name="Publisher">On whose publication.</param>
/// <param name="Done">Runs done.</param>
/// <param name="Total">Of how many.</param>
public readonly record struct SuiteProgress(string Id, string Name, string Club, string Publisher, int Done, int Total);
