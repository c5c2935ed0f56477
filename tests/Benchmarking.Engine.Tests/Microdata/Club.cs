using System.Text;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Microdata;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Tests.Microdata;

/// <summary>A made-up club: four regions, three sizes, percentages that hang together.</summary>
internal sealed class Club
{
    public static readonly string[] Periods = ["2025-26", "2026-27"];

    private static readonly string[] Regions = ["North East", "North West", "South East", "London"];
    private static readonly string[] Sizes = ["small", "middle", "large"];

    public Club(int members, int metrics = 6, double missing = 0, ulong seed = 7)
    {
        var draws = new Draws(seed);
        Metrics = [.. Enumerable.Range(1, metrics).Select(number => Metric($"m{number}"))];
        for (var member = 0; member < members; member++)
        {
            var organisation = $"o{member:000}";
            Organisations[organisation] = [Regions[draws.Below(4)], Sizes[draws.Below(3)]];
            var level = draws.Normal();
            foreach (var metric in Metrics)
            {
                var own = draws.Normal();
                foreach (var period in Periods)
                {
                    var value = 60 + (8 * level) + (4 * own) + (2 * draws.Normal());
                    if (draws.Share() < missing) Observations.Add(Sample.Missing(organisation, Marker.NotCollected, metric.Code, period));
                    else Observations.Add(Sample.Value(organisation, FigureText.Round((decimal)Math.Clamp(value, 0, 100), 1), metric.Code, period));
                }
            }
        }
    }

    public static Tokens Tokens { get; } = new(Encoding.UTF8.GetBytes("ledger"));

    public static Hierarchy[] Hierarchies { get; } =
    [
        new("region", new Dictionary<string, string[]>
        {
            ["North East"] = ["North East", "North", "all"],
            ["North West"] = ["North West", "North", "all"],
            ["South East"] = ["South East", "South", "all"],
            ["London"] = ["London", "South", "all"],
        }),
        new("size", new Dictionary<string, string[]>
        {
            ["small"] = ["small", "below large", "all"],
            ["middle"] = ["middle", "below large", "all"],
            ["large"] = ["large", "large", "all"],
        }),
    ];

    public List<Metric> Metrics { get; }

    public List<Observation> Observations { get; } = [];

    public Dictionary<string, string[]> Organisations { get; } = [];

    public InterestGroups InterestGroups { get; init; } = InterestGroups.None;

    public static Metric Metric(string code, decimal radius = 2) =>
        new(code, "%", 1, Polarity.HigherIsBetter, Sensitivity.Protected, 0, 100, MetricKind.Percentage) { Tolerance = new(radius) };

    public static byte[] Key(byte number) => [.. Enumerable.Repeat(number, 32)];

    public PartitionInput PartitionInput() => new()
    {
        Cohort = "2026-27",
        Metrics = Metrics,
        Periods = Periods,
        Observations = Observations,
        Organisations = Organisations,
        Hierarchies = Hierarchies,
        InterestGroups = InterestGroups,
    };

    public ExtractRequest Request(Partition partition, params string[] metrics) => new()
    {
        Partition = partition,
        Metrics = [.. Metrics.Where(metric => metrics.Length == 0 || metrics.Contains(metric.Code))],
        Periods = Periods,
        Observations = Observations,
        InterestGroups = InterestGroups,
        Release = 1,
        Tokens = Tokens,
        Key = Key(1),
    };
}
