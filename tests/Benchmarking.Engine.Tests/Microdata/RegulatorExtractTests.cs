using System.Globalization;
using Benchmarking.Engine.Microdata;
using Benchmarking.Engine.Simulation;
using CsvHelper;

namespace Benchmarking.Engine.Tests.Microdata;

/// <summary>
/// Landlords' real figures of 2023/24 as record-level data: the twelve perception measures and four others, of landlords
/// that have all sixteen. Only one year is at hand, so the attacker's file of another year is made from it: the same
/// figures moved by lot, so much that it finds two in five of the raw records, as the real year before does.
/// </summary>
public class RegulatorExtractTests
{
    private const double Correlation = 0.78;

    private static readonly string[] Measures =
        [.. Enumerable.Range(1, 12).Select(number => $"TP{number:00}"), "CH01_1", "CH01_2", "RP01", "NM01_1"];

    [Fact]
    public void Grouping_by_five_loses_a_fifth_of_the_variation_and_hides_most_landlords_from_last_years_figures()
    {
        var (_, rows) = Read();
        var released = Microaggregation.Means(rows, Microaggregation.Groups(rows, 5));

        Assert.InRange(rows.Length, 330, 355);
        Assert.InRange(Microaggregation.Loss(rows, released).Percent, 17, 20);
        Assert.InRange(Linkage.OneToOne(OtherYear(rows), rows).Records, 0.37, 0.47);
        Assert.InRange(Linkage.Nearest(OtherYear(rows), released).Records, 0.05, 0.09);
    }

    [Fact]
    public void Grouping_by_ten_loses_a_quarter_and_hides_better()
    {
        var (_, rows) = Read();
        var released = Microaggregation.Means(rows, Microaggregation.Groups(rows, 10));

        Assert.InRange(Microaggregation.Loss(rows, released).Percent, 23, 28);
        Assert.InRange(Linkage.Nearest(OtherYear(rows), released).Records, 0.02, 0.05);
    }

    [Fact]
    public void An_extract_with_region_size_and_type_passes_the_gate()
    {
        var (landlords, rows) = Read();
        List<Metric> metrics = [.. Measures.Select(Protected)];
        var input = new PartitionInput
        {
            Cohort = "2023-24",
            Metrics = metrics,
            Periods = [RegulatorFigures.Period],
            Observations = Observations(landlords, rows, RegulatorFigures.Period),
            Organisations = landlords,
            Hierarchies = [.. new[] { "region", "size", "type" }.Select((name, key) => new Hierarchy(name,
                landlords.Values.Select(keys => keys[key]).Distinct().ToDictionary(value => value, value => new[] { value, "all" })))],
        };

        input = input with { Public = Observations(landlords, OtherYear(rows), "2022-23") };
        var outcome = Extract.Make(
            new()
            {
                Partition = Partition.Make(input, ExtractRules.Standard)!,
                Metrics = metrics,
                Periods = input.Periods,
                Observations = input.Observations,
                Public = input.Public,
                Release = 1,
                Tokens = Club.Tokens,
                Key = Club.Key(1),
            },
            ExtractRules.Standard);

        Assert.Empty(outcome.Refusals);
        Assert.Equal(rows.Length, outcome.Extract!.Records.Count);
        Assert.InRange(outcome.Report!.Loss, 17, 35);
        Assert.InRange(outcome.Report.Linked, 0.02, 0.1);
        Assert.InRange(outcome.Report.TrueOneToOne.Records, 0.1, 0.2);
        Assert.InRange(outcome.Report.Numbers, 0.8, 1);
    }

    private static Metric Protected(string code)
    {
        var metric = Club.Metric(code);
        return code.StartsWith("CH", StringComparison.Ordinal) || code.StartsWith("NM", StringComparison.Ordinal) ? metric with { Upper = null } : metric;
    }

    private static List<Observation> Observations(Dictionary<string, string[]> landlords, double[][] rows, string period) =>
    [
        .. landlords.Keys.SelectMany((landlord, row) => Measures.Select((measure, column) =>
            Sample.Value(landlord, (decimal)rows[row][column], measure, period))),
    ];

    /// <summary>The figures plus lots of the size that gives the correlation.</summary>
    private static double[][] OtherYear(double[][] rows)
    {
        var draws = new Draws(11);
        var noise = Math.Sqrt((1 / (Correlation * Correlation)) - 1);
        double[] deviations = [.. Measures.Select((_, column) => Deviation([.. rows.Select(row => row[column])]))];
        return [.. rows.Select(row => row.Select((value, column) => value + (draws.Normal() * noise * deviations[column])).ToArray())];
    }

    private static double Deviation(double[] values) =>
        Math.Sqrt(values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1));

    private static (Dictionary<string, string[]> Landlords, double[][] Rows) Read()
    {
        var figures = new Dictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
        var keys = new Dictionary<string, string[]>(StringComparer.Ordinal);
        using var csv = CsvReader.FromFile(
            ProjectFolder.SharedFile("tsm-2024", "tsm_2024_long.csv"), new CsvReaderOptions { Separator = ',' });
        while (csv.Read())
        {
            if (!Measures.Contains(csv.GetString("measure")) || !csv.GetString("tenure").StartsWith("LCRA", StringComparison.Ordinal)) continue;
            if (csv.GetString("value").Length == 0 || csv.GetString("denominator") is "" or "0") continue;

            var landlord = csv.GetString("landlord_code");
            keys[landlord] = [csv.GetString("region"), csv.GetString("size_band"), csv.GetString("landlord_type")];
            figures.TryAdd(landlord, []);
            figures[landlord].TryAdd(csv.GetString("measure"), double.Parse(csv.GetString("value"), NumberStyles.Float, CultureInfo.InvariantCulture));
        }

        var whole = figures.Where(one => one.Value.Count == Measures.Length).OrderBy(one => one.Key, StringComparer.Ordinal).ToList();
        return (whole.ToDictionary(one => one.Key, one => keys[one.Key]), [.. whole.Select(one => Measures.Select(measure => one.Value[measure]).ToArray())]);
    }
}
