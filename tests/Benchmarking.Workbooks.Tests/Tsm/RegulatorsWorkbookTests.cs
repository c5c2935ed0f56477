using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Workbooks.Tests.Support;
using Benchmarking.Workbooks.Tsm;

namespace Benchmarking.Workbooks.Tests.Tsm;

/// <summary>The regulator's own file for 2023/24, against what was independently made from it.</summary>
public sealed class RegulatorsWorkbookTests
{
    private const double Tolerance = 1e-9;
    private static readonly Lazy<TsmRead> Once = new(ReadFromStream);

    [Fact]
    public void The_workbook_reads_as_the_long_table_row_for_row()
    {
        var read = ReadWorkbook();
        var expected = Table.Read(SharedData.Path("tsm-2024", "tsm_2024_long.csv"));

        Assert.Equal("2023-24", read.Period);
        Assert.Equal(2024, read.YearEnding);
        Assert.Equal(expected.Count, read.Rows.Count);
        for (var i = 0; i < expected.Count; i++)
            AssertSame(expected[i], read.Rows[i]);
        Assert.Equal(360, read.Landlords.Count);
        Assert.Empty(read.LeftOut);
    }

    [Fact]
    public void Zeros_without_a_denominator_are_no_values()
    {
        var read = ReadWorkbook();
        var complaints = read.Rows.Where(r => r.Metric == "CH01_1.LCHO").ToList();

        Assert.Equal(358, complaints.Count);
        Assert.Equal(56, complaints.Count(r => r.Value is not null));
        Assert.All(complaints.Where(r => r.Value is null), r => Assert.Equal((0m, Marker.NotCollected), (r.Published, r.Marker)));
        Assert.Equal(6, read.Rows.Count(r => r.Metric == "NM01_2.LCRA+LCHO" && r.Marker == Marker.ZeroDenominator));
        Assert.Equal(17, read.Rows.Count(r => r.Marker == Marker.Excluded));
        Assert.All(read.Rows, r => Assert.True(r.Value is null != r.Marker is null));
    }

    [Fact]
    public void Figures_that_differ_from_their_parts_are_queries()
    {
        var read = ReadWorkbook();
        var differing = read.Queries.Where(q => q.Code == "differs-from-parts").ToList();

        Assert.Equal(
            ["4849", "4873", "4878", "L0514", "L4449", "L4552", "LH3902"],
            differing.Select(q => q.LandlordCode).Distinct().Order(StringComparer.Ordinal));
        Assert.All(differing, q => Assert.EndsWith(".LCHO", q.Metric, StringComparison.Ordinal));
        Assert.All(differing, q => Assert.InRange(Math.Abs(q.Published - q.Recomputed!.Value), 0.000001m, 0.88m));
        Assert.Equal(
            ["CH02_1.LCRA 00FN", "CH02_2.LCRA 00FN"],
            read.Queries.Where(q => q.Code == "no-numerator").Select(q => $"{q.Metric} {q.LandlordCode}"));
        Assert.DoesNotContain(read.Queries, q => q.Code == "numerator-above-denominator");
    }

    [Fact]
    public void Every_group_agrees_with_what_R_makes_of_the_same_file()
    {
        var read = ReadWorkbook();
        var cells = BenchmarkEngine
            .Compute(read.ToMetrics(), read.ToObservations(), read.ToGroups(), BenchmarkRules.PublicFigures)
            .ToDictionary(c => (c.Metric, c.Group));
        var expected = Table.Read(SharedData.Path("tsm-2024", "expected_quantiles_R.csv"));

        Assert.Equal(540, expected.Count);
        foreach (var row in expected)
        {
            var cell = cells[($"{row["measure"]}.{row["tenure"]}", GroupCode(row))];
            Assert.Equal("2023-24", cell.Period);
            Assert.Equal(int.Parse(row["n"], CultureInfo.InvariantCulture), cell.N);
            AssertClose(row["t7_q1"], cell.LowerQuartile, cell);
            AssertClose(row["t7_med"], cell.Median, cell);
            AssertClose(row["t7_q3"], cell.UpperQuartile, cell);
            AssertClose(row["mean"], cell.Mean, cell);
        }
    }

    [Fact]
    public void The_members_that_file_today_agree_with_R_too()
    {
        var read = ReadWorkbook();
        var members = Table.Read(SharedData.Path("tsm-2024", "seed_consortium_subset.csv"));
        var same = members.Where(m => m["link"] == "same").Select(m => m["landlord_code"]).ToHashSet();
        var all = members.Select(m => m["landlord_code"]).ToHashSet();
        var groups = new[] { new PeerGroup("same14", "named", same), new PeerGroup("all21", "named", all) };
        var cells = BenchmarkEngine.Compute(read.ToMetrics(), read.ToObservations(), groups, BenchmarkRules.PublicFigures)
            .ToDictionary(c => (c.Metric, c.Group));

        var expected = Table.Read(SharedData.Path("tsm-2024", "seed_consortium_expected_R.csv"));
        Assert.Equal(65, expected.Count);
        foreach (var row in expected)
        {
            var cell = cells[($"{row["measure"]}.{row["tenure"]}", row["set"])];
            Assert.Equal(int.Parse(row["n"], CultureInfo.InvariantCulture), cell.N);
            AssertClose(row["t7_q1"], cell.LowerQuartile, cell);
            AssertClose(row["t7_med"], cell.Median, cell);
            AssertClose(row["t7_q3"], cell.UpperQuartile, cell);
        }
    }

    [Fact]
    public void Reading_takes_little_memory()
    {
        var file = File.ReadAllBytes(Workbook());
        Assert.True(TsmWorkbook.TryRead(file, out _, out _));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(TsmWorkbook.TryRead(file, out _, out _));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(allocated < 128 * 1024 * 1024, $"allocated {allocated:N0} bytes");
    }

    [Fact]
    public void Metrics_know_their_unit_direction_and_that_they_are_public()
    {
        var metrics = ReadWorkbook().ToMetrics().ToDictionary(m => m.Code);

        Assert.Equal(55, metrics.Count);
        Assert.Equal(
            new Metric("TP06.LCRA", "%", 1, Polarity.HigherIsBetter, Sensitivity.Public, 0, 100, MetricKind.Percentage), metrics["TP06.LCRA"]);
        Assert.Equal(Polarity.LowerIsBetter, metrics["RP01.LCRA"].Polarity);
        Assert.Equal(
            new Metric("NM01_1.LCRA+LCHO", "per 1,000 homes", 1, Polarity.Neutral, Sensitivity.Public, 0, null, MetricKind.Rate),
            metrics["NM01_1.LCRA+LCHO"]);
    }

    private static string Workbook() => SharedData.Path("tsm-2024", "2024_TSM_Full_Data_v1.1_FINAL.xlsx");

    private static TsmRead ReadWorkbook()
    {
        SharedData.Path("tsm-2024");
        return Once.Value;
    }

    private static TsmRead ReadFromStream()
    {
        using var file = File.OpenRead(Workbook());
        Assert.True(TsmWorkbook.TryRead(file, out var read, out var refusal), refusal?.Message);
        return read;
    }

    private static string GroupCode(Dictionary<string, string> row) => row["group_by"] switch
    {
        "all" => PeerGroup.All,
        "landlord_type" => $"type:{row["group"]}",
        "size_band" => $"size:{row["group"]}",
        var by => $"{by}:{row["group"]}",
    };

    private static void AssertSame(Dictionary<string, string> expected, TsmRow row)
    {
        Assert.Equal(
            (expected["tenure"], expected["measure"], expected["landlord_code"], expected["landlord_name"], expected["landlord_type"]),
            (row.Tenure, row.Measure, row.LandlordCode, row.LandlordName, row.LandlordType));
        Assert.Equal(
            (expected["size_band"], expected["region"], expected["supported30"], expected["unit"]),
            (row.SizeBand, row.Region, row.Supported30, row.Unit));
        Assert.Equal(expected["marker"], row.Published is null ? row.Marker!.Value.Symbol().ToUpperInvariant() : "");
        AssertClose(expected["value"], row.Published, row);
        AssertClose(expected["numerator"], row.Numerator, row);
        AssertClose(expected["denominator"], row.Denominator, row);
        AssertClose(expected["tenant_population"], row.TenantPopulation, row);
    }

    private static void AssertClose(string expected, decimal? actual, object where)
    {
        if (expected.Length == 0)
        {
            Assert.True(actual is null, $"{actual} where nothing is expected: {where}");
            return;
        }

        var number = double.Parse(expected, CultureInfo.InvariantCulture);
        Assert.True(actual is not null && Math.Abs((double)actual - number) <= Tolerance, $"{expected} expected, {actual} read: {where}");
    }
}
