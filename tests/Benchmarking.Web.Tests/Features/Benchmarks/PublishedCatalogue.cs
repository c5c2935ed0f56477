using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Tests.Features.Benchmarks;

/// <summary>Four metrics of either direction and none, and the quarters that asked for them.</summary>
internal static class PublishedCatalogue
{
    public static async Task AddAsync(BenchmarkingDb db, CancellationToken cancellation)
    {
        (MetricRow Row, MetricVersion Version)[] metrics =
        [
            Metric("listened", "Views listened to", "core", 1, "percentage", "%", 0, "higher"),
            Metric("cost", "=Cost, \"per household\"", "core", 2, "money", "£", 2, "neutral"),
            Metric("below-standard", "Homes below standard", "homes", 3, "percentage", "%", 1, "lower"),
            Metric("never-asked", "Never asked", "homes", 4, "count", "homes", 0, "neutral"),
            Metric("tp06", "Landlord listens", "national", 5, "percentage", "%", 1, "higher"),
        ];
        // The model knows few of the foreign keys, so what others point to is written first.
        db.Modules.AddRange(Module("core", 1), Module("homes", 2), Module("national", 3));
        await db.SaveChangesAsync(cancellation);
        db.Metrics.AddRange(metrics.Select(metric => metric.Row));
        await db.SaveChangesAsync(cancellation);
        db.MetricVersions.AddRange(metrics.Select(metric => metric.Version));
        db.MetricAliases.AddRange(Alias("listened"), Alias("tp06"));
        await db.SaveChangesAsync(cancellation);
        db.Collections.AddRange(
            Collection(PublishedConsortium.Oldest, CollectionState.Final),
            Collection("2025-Q3", CollectionState.Closed),
            Collection(PublishedConsortium.Latest, CollectionState.Final));
        await db.SaveChangesAsync(cancellation);
    }

    private static Module Module(string code, int position) =>
        new() { Code = code, Name = $"The {code} figures", Description = "", Position = position };

    private static MetricAlias Alias(string metric) =>
        new() { MetricCode = metric, Framework = "TSM", Code = "TP06", Name = "Listens", Note = "" };

    private static (MetricRow Row, MetricVersion Version) Metric(
        string code, string name, string module, int position, string kind, string unit, int decimals, string polarity) => (
        new MetricRow
        {
            Code = code,
            Name = name,
            Module = module,
            Scope = module == "core" ? "core" : "wider",
            Position = position,
        },
        new MetricVersion
        {
            MetricCode = code,
            Version = 1,
            EffectiveFrom = "2024-Q1",
            Question = $"What of {name}?",
            Numerator = "Those who say so.",
            Denominator = "All who answered.",
            Inclusions = "",
            Exclusions = "",
            Kind = kind,
            Unit = unit,
            Decimals = decimals,
            Polarity = polarity,
            Cadence = "quarter",
            Source = code == "listened" ? "star_survey" : "finance",
            AsksSampleSize = code == "listened",
            Sensitivity = module == "national" ? "public" : "protected",
            PossibleLow = 0,
            PossibleHigh = kind == "percentage" ? 100 : null,
            Multiplier = 1,
            Note = "",
        });

    private static Collection Collection(string period, CollectionState state)
    {
        var opens = Engine.Period.Parse(period).LastDay.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return new Collection
        {
            Period = period,
            State = state,
            OpensAt = opens,
            DueAt = opens.AddDays(30),
            LastNewAt = opens.AddDays(40),
            LastEditAt = opens.AddDays(50),
            Metrics =
            [
                .. new[] { "listened", "cost", "below-standard" }.Select((code, at) => new CollectionMetric
                {
                    MetricCode = code,
                    MetricVersion = 1,
                    Position = at,
                }),
            ],
        };
    }
}
