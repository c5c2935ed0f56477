namespace Benchmarking.Engine.Tests;

/// <summary>Small metrics and observations for the tests.</summary>
internal static class Sample
{
    public const string Quarter = "2026-Q1";

    public static Metric Metric(
        string code = "heard",
        MetricKind kind = MetricKind.Percentage,
        int decimals = 1,
        Polarity polarity = Polarity.HigherIsBetter,
        Sensitivity sensitivity = Sensitivity.Protected) =>
        new(code, kind == MetricKind.Percentage ? "%" : "", decimals, polarity, sensitivity, null, null, kind);

    public static Observation Value(string organisation, decimal value, string metric = "heard", string period = Quarter) =>
        new(organisation, period, metric, value, null, null, null);

    public static Observation Missing(string organisation, Marker marker, string metric = "heard", string period = Quarter) =>
        new(organisation, period, metric, null, null, null, marker);

    /// <summary>Organisations o1, o2 … with values 1, 2 …</summary>
    public static List<Observation> Values(int count, string metric = "heard", string period = Quarter) =>
        [.. Enumerable.Range(1, count).Select(i => Value($"o{i}", i, metric, period))];

    public static PeerGroup Group(string code, params string[] members) => new(code, "named", members.ToHashSet());

    public static Cell Cell(decimal? lower, decimal? median, decimal? upper, decimal? roundingBase = null) => new(
        Quarter, "heard", PeerGroup.All, 20, CellStatus.Published, null, roundingBase, lower, median, upper, null, null,
        null, "hyndman-fan-7");
}
