using Benchmarking.Engine;
using Benchmarking.Engine.Columns;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Performance.Aggregation;

/// <summary>
/// Made-up figures: 100 metrics in 40 quarters, a tenth of them missing, and 44 groups: everyone, 9 regions, 6 sizes, 4
/// types, and each size with each type. The same size gives the same figures.
/// </summary>
internal sealed class GeneratedFigures
{
    public const int Metrics = 100;
    public const int Periods = 40;
    public const int Groups = 1 + Regions + Sizes + Types + (Sizes * Types);

    private const int Regions = 9;
    private const int Sizes = 6;
    private const int Types = 4;
    private const double Missing = 0.1;
    private const ulong Seed = 20_260_401;

    public GeneratedFigures(int organisations)
    {
        Organisations = organisations;
        var draws = new Draws(Seed + (ulong)organisations);
        GroupsOf = [.. Enumerable.Range(0, organisations).Select(_ => Place(draws))];
        Members = GroupMembers.Of(
            organisations, [.. Enumerable.Range(0, Groups).Select(group => (int[])[.. MembersOf(group)])]);
        Columns = new FigureColumns(Metrics, Periods, organisations);
        for (var metric = 0; metric < Metrics; metric++)
        {
            for (var period = 0; period < Periods; period++) Fill(Columns.Open(metric, period), metric, draws);
        }
    }

    /// <summary>All deciles, and the quartiles.</summary>
    public static IReadOnlyList<decimal> Probabilities { get; } =
        [0.1m, 0.2m, 0.25m, 0.3m, 0.4m, 0.5m, 0.6m, 0.7m, 0.75m, 0.8m, 0.9m];

    public int Organisations { get; }

    public long Places => (long)Organisations * Metrics * Periods;

    public FigureColumns Columns { get; }

    public GroupMembers Members { get; }

    /// <summary>The five groups of each organisation.</summary>
    public IReadOnlyList<int[]> GroupsOf { get; }

    public QuantileTable Compute() => QuantileTable.Compute(Columns, [Members], Probabilities);

    public IEnumerable<int> MembersOf(int group) =>
        Enumerable.Range(0, Organisations).Where(organisation => GroupsOf[organisation].Contains(group));

    /// <summary>One row for each place, in the order in which returns come in: by period, organisation, metric.</summary>
    public IEnumerable<(int Organisation, int Metric, int Period, double? Value)> Rows()
    {
        for (var period = 0; period < Periods; period++)
        {
            for (var organisation = 0; organisation < Organisations; organisation++)
            {
                for (var metric = 0; metric < Metrics; metric++)
                {
                    var figure = Columns.Read(metric, period)[organisation];
                    yield return (organisation, metric, period, double.IsNaN(figure) ? null : figure);
                }
            }
        }
    }

    /// <summary>One row for each membership.</summary>
    public IEnumerable<(int Organisation, int Group)> MemberRows() =>
        Enumerable.Range(0, Organisations).SelectMany(organisation => GroupsOf[organisation].Select(group => (organisation, group)));

    /// <summary>The same figures as they reach the engine from the site.</summary>
    public IEnumerable<Observation> Observations()
    {
        string[] Names(string kind, int count) => [.. Enumerable.Range(0, count).Select(i => $"{kind}{i:0000}")];
        var (metrics, periods, organisations) = (Names("m", Metrics), Names("p", Periods), Names("o", Organisations));
        for (var metric = 0; metric < Metrics; metric++)
        {
            for (var period = 0; period < Periods; period++)
            {
                for (var organisation = 0; organisation < Organisations; organisation++)
                {
                    var figure = Columns.Read(metric, period)[organisation];
                    var missing = double.IsNaN(figure);
                    yield return new Observation(
                        organisations[organisation], periods[period], metrics[metric], missing ? null : (decimal)figure,
                        null, null, missing ? Marker.NotApplicable : null);
                }
            }
        }
    }

    private static int[] Place(Draws draws)
    {
        var (region, size, type) = (draws.Below(Regions), draws.Below(Sizes), draws.Below(Types));
        const int firstSize = 1 + Regions, firstType = firstSize + Sizes, firstCrossing = firstType + Types;
        return [0, 1 + region, firstSize + size, firstType + type, firstCrossing + (size * Types) + type];
    }

    /// <summary>By turns percentages with one place after the point and pounds with two, as people type them.</summary>
    private static void Fill(Span<double> column, int metric, Draws draws)
    {
        foreach (ref var place in column)
        {
            if (draws.Share() < Missing) continue;

            place = metric % 2 == 0
                ? Math.Clamp(Math.Round(70 + (12 * draws.Normal()), 1), 0, 100)
                : Math.Round(400 * Math.Exp(0.8 * draws.Normal()), 2);
        }
    }
}
