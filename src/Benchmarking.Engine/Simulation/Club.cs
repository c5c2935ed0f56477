using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Engine.Simulation;

/// <summary>One publication of a simulated club: the figures of a period as they stand at that time.</summary>
/// <param name="Number">In order of publication, from 1.</param>
/// <param name="Period">The period.</param>
/// <param name="Kind">Provisional or final.</param>
/// <param name="Observations">The figures of that period.</param>
public sealed record ClubRelease(int Number, string Period, ReleaseKind Kind, IReadOnlyList<Observation> Observations);

/// <summary>
/// A simulated benchmarking club: sizes as skewed as those of British landlords, figures of the shapes that occur,
/// correlated from one period to the next (0.8) and, less, between the metrics of one organisation.
/// </summary>
/// <param name="Name">Such as <c>24 members</c>.</param>
/// <param name="Metrics">With their radius, from the shape.</param>
/// <param name="Groups">Peer groups besides that of everyone.</param>
/// <param name="Homes">How many homes each organisation has; opaque keys.</param>
/// <param name="Releases">What there is to publish, in order.</param>
public sealed record Club(
    string Name,
    IReadOnlyList<Metric> Metrics,
    IReadOnlyList<PeerGroup> Groups,
    IReadOnlyDictionary<string, int> Homes,
    IReadOnlyList<ClubRelease> Releases)
{
    /// <summary>The final figures of every period.</summary>
    public IReadOnlyList<Observation> Observations =>
        [.. Releases.Where(release => release.Kind == ReleaseKind.Final).SelectMany(release => release.Observations)];

    /// <summary>The club with some of its metrics.</summary>
    /// <param name="metrics">Their codes.</param>
    public Club Only(params IReadOnlyCollection<string> metrics) => this with
    {
        Metrics = [.. Metrics.Where(metric => metrics.Contains(metric.Code))],
        Releases = [.. Releases.Select(release => release with
        {
            Observations = [.. release.Observations.Where(one => metrics.Contains(one.Metric))],
        })],
    };

    /// <summary>Simulates a club.</summary>
    /// <param name="plan">What club.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count of the plan is below 1.</exception>
    public static Club Simulate(ClubPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Organisations, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Periods, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Metrics, 1);
        var homes = Sizes(plan, new Draws(plan.Seed));
        var figures = new ClubFigures(plan, [.. homes]);
        return new(
            $"{FigureText.Number(plan.Organisations)} members",
            figures.Metrics,
            ClubGroups.Of(homes, new Draws(plan.Seed + 1)),
            homes.ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal),
            [.. figures.Releases()]);
    }

    /// <summary>
    /// A log-normal spread with 4,500 homes in the middle, wide enough that one in nineteen has more than 40,000: among
    /// 339 landlords that file with the regulator 18 do.
    /// </summary>
    private static List<KeyValuePair<string, int>> Sizes(ClubPlan plan, Draws draws) =>
        [.. Enumerable.Range(1, plan.Organisations).Select(number => KeyValuePair.Create(
            $"o{number:0000}", Math.Max(50, (int)(4500 * Math.Exp(1.35 * draws.Normal())))))];
}
