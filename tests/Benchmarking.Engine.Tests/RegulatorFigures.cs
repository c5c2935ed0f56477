using System.Globalization;
using CsvHelper;

namespace Benchmarking.Engine.Tests;

/// <summary>The regulator's figures for 2023/24 as the engine takes them, from their long table.</summary>
internal sealed class RegulatorFigures
{
    public const string Period = "2023-24";

    private readonly Dictionary<string, Metric> metrics = [];
    private readonly Dictionary<string, HashSet<string>> groups = [];
    private readonly List<Observation> observations = [];

    /// <summary>Reads a long table; <paramref name="include"/> picks rows.</summary>
    public static RegulatorFigures Read(string path, Func<CsvReader, bool> include)
    {
        var figures = new RegulatorFigures();
        using var csv = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',' });
        while (csv.Read())
        {
            if (include(csv)) figures.Add(csv);
        }

        return figures;
    }

    /// <summary>The cells of public figures, by metric and group.</summary>
    public Dictionary<(string Metric, string Group), Cell> Compute() => BenchmarkEngine.Compute(
            [.. metrics.Values], observations,
            [.. groups.Select(group => new PeerGroup(group.Key, group.Key.Split(':')[0], group.Value))],
            BenchmarkRules.PublicFigures)
        .ToDictionary(cell => (cell.Metric, cell.Group));

    private void Add(CsvReader csv)
    {
        var code = $"{csv.GetString("measure")}.{csv.GetString("tenure")}";
        var organisation = csv.GetString("landlord_code");
        metrics.TryAdd(code, new(
            code, csv.GetString("unit"), 1, Polarity.Neutral, Sensitivity.Public, null, null, MetricKind.Rate));
        observations.Add(Observed(csv, organisation, code));
        foreach (var (dimension, column) in new[] { ("region", "region"), ("size", "size_band"), ("type", "landlord_type") })
        {
            Join($"{dimension}:{csv.GetString(column)}", organisation);
        }
    }

    /// <summary>The management sheets print 0 where there is no denominator: that is no value.</summary>
    private static Observation Observed(CsvReader csv, string organisation, string code)
    {
        var denominator = Number(csv.GetString("denominator"));
        var value = denominator is null or 0 ? null : Number(csv.GetString("value"));
        Marker? marker = value is not null ? null : denominator is null ? Marker.NotCollected : Marker.ZeroDenominator;
        return new(organisation, Period, code, value, Number(csv.GetString("numerator")), denominator, marker);
    }

    private void Join(string group, string organisation)
    {
        if (!groups.TryGetValue(group, out var members)) groups.Add(group, members = []);
        members.Add(organisation);
    }

    private static decimal? Number(string text) =>
        text.Length == 0 ? null : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
