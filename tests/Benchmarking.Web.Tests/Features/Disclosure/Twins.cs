using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Web.Tests.Features.Disclosure;

/// <summary>
/// Two worlds that are published alike and differ in one member's figure by twice the radius or more, and a third that
/// is published otherwise. Found by the engine's own certificate and judged by its publisher.
/// </summary>
/// <param name="Metric">The figure's metric.</param>
/// <param name="Member">The member whose figure it is.</param>
/// <param name="Here">Figures of the first world, by member, where they are not the true ones.</param>
/// <param name="There">Those of the second.</param>
/// <param name="Elsewhere">Those of the third: one published number is another.</param>
public sealed record Twins(
    Metric Metric,
    string Member,
    IReadOnlyDictionary<string, decimal> Here,
    IReadOnlyDictionary<string, decimal> There,
    IReadOnlyDictionary<string, decimal> Elsewhere)
{
    /// <summary>Everybody whose figure is not the same in both worlds: the member, and partners that move with it.</summary>
    public IReadOnlySet<string> Moved { get; } =
        Here.Keys.Concat(There.Keys).Where(key => !Here.TryGetValue(key, out var here) || !There.TryGetValue(key, out var there) || here != there)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>The first pair that the publisher cannot tell apart, of the metrics in order.</summary>
    /// <param name="input">What is to be published, the first time.</param>
    public static Twins Find(PublicationInput input) =>
        input.Metrics.Select(metric => FindIn(metric, input)).FirstOrDefault(found => found is not null)
        ?? throw new InvalidOperationException("No two worlds are published alike.");

    private static Twins? FindIn(Metric metric, PublicationInput whole)
    {
        var input = whole with
        {
            Metrics = [metric],
            Observations = [.. whole.Observations.Where(one => one.Metric == metric.Code)],
        };
        var outcome = Publisher.Publish(input);
        var ledger = Ledger.Empty.With(outcome.Entries, outcome.Inputs);
        var problem = AuditProblem.Of(metric, ledger.Of(metric.Code), ledger, input.InterestGroups);
        var known = new KnownFigures(new Tokens(input.Key));
        known.Add(input.Observations);
        var truth = known.World(problem)!;
        foreach (var figure in Certificate.Check(problem, truth, Promise.Standard))
        {
            var target = figure.Unknown;
            decimal[][] worlds = [truth, .. figure.Worlds.Select(witness => witness.World(truth))];
            var pairs =
                from here in worlds
                from there in worlds
                where there[target] - here[target] >= 2 * metric.Tolerance!.At(truth[target])
                orderby here.Zip(there).Count(pair => pair.First != pair.Second)
                select (Here: Changed(problem, truth, here), There: Changed(problem, truth, there));
            foreach (var (here, there) in pairs)
            {
                if (!IsAlike(input, outcome, here) || !IsAlike(input, outcome, there)) continue;
                return new(metric, problem.Unknowns[target].Organisation, here, there, Otherwise(input, outcome, problem, truth));
            }
        }

        return null;
    }

    private static Dictionary<string, decimal> Changed(AuditProblem problem, decimal[] truth, decimal[] world) =>
        Enumerable.Range(0, truth.Length).Where(at => world[at] != truth[at])
            .ToDictionary(at => problem.Unknowns[at].Organisation, at => world[at], StringComparer.Ordinal);

    /// <summary>Whether a world is published as the true one is: numbers, bounds, and codes of what is withheld.</summary>
    private static bool IsAlike(PublicationInput input, PublicationOutcome outcome, Dictionary<string, decimal> world) =>
        Published(input, world).SequenceEqual(outcome.Cells);

    /// <summary>One figure moved so far that a number of everybody's is another, and what is withheld is the same.</summary>
    private static Dictionary<string, decimal> Otherwise(
        PublicationInput input, PublicationOutcome outcome, AuditProblem problem, decimal[] truth)
    {
        var moves =
            from at in Enumerable.Range(0, truth.Length)
            from radii in new[] { 2, -2, 4, -4, 8, -8 }
            let value = truth[at] + (radii * problem.Metric.Tolerance!.At(truth[at]))
            where value >= (problem.Metric.Lower ?? value) && value <= (problem.Metric.Upper ?? value)
            select new Dictionary<string, decimal> { [problem.Unknowns[at].Organisation] = value };
        return moves.First(world => Published(input, world) is var cells
            && cells.Zip(outcome.Cells).Any(pair => pair.First.Group == PeerGroup.All && Numbers(pair.First) != Numbers(pair.Second))
            && cells.Zip(outcome.Cells).All(pair => pair.First.Reason == pair.Second.Reason && pair.First.Status == pair.Second.Status));
    }

    private static (decimal?, decimal?, decimal?) Numbers(Cell cell) => (cell.LowerQuartile, cell.Median, cell.UpperQuartile);

    private static IReadOnlyList<Cell> Published(PublicationInput input, Dictionary<string, decimal> world) => Publisher.Publish(input with
    {
        Observations = [.. input.Observations.Select(one => world.TryGetValue(one.Organisation, out var value) ? In(one, value) : one)],
    }).Cells;

    /// <summary>The figure as it is signed in another world: its numerator moves with it.</summary>
    private static Observation In(Observation one, decimal value) => one with { Value = value, Numerator = one.Value is 0 or null ? one.Numerator : Math.Round(one.Numerator!.Value * value / one.Value.Value, 6, MidpointRounding.AwayFromZero) };
}
