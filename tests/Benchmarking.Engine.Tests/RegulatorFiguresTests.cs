using System.Globalization;
using CsvHelper;

namespace Benchmarking.Engine.Tests;

/// <summary>The regulator's real figures against R's quantiles of type 7.</summary>
public class RegulatorFiguresTests
{
    private const decimal RelativeError = 1e-9m;

    private static readonly Dictionary<string, string> Dimensions = new()
    {
        ["region"] = "region",
        ["size_band"] = "size",
        ["landlord_type"] = "type",
    };

    [Fact]
    public void All_540_groups_of_the_regulators_figures_agree_with_R()
    {
        var figures = RegulatorFigures.Read(ProjectFolder.SharedFile("tsm-2024", "tsm_2024_long.csv"), _ => true);

        var compared = Compare(figures, "expected_quantiles_R.csv", _ => true, expected =>
            expected.GetString("group_by") == "all"
                ? PeerGroup.All
                : $"{Dimensions[expected.GetString("group_by")]}:{expected.GetString("group")}");

        Assert.Equal(540, compared);
    }

    [Theory]
    [InlineData("same14", 26)]
    [InlineData("all21", 39)]
    public void The_consortiums_members_of_the_survey_agree_with_R(string set, int cells)
    {
        var figures = RegulatorFigures.Read(
            ProjectFolder.SharedFile("tsm-2024", "seed_consortium_subset.csv"),
            row => set == "all21" || row.GetString("link") == "same");

        var compared = Compare(
            figures, "seed_consortium_expected_R.csv", expected => expected.GetString("set") == set, _ => PeerGroup.All);

        Assert.Equal(cells, compared);
    }

    private static int Compare(
        RegulatorFigures figures, string expectations, Func<CsvReader, bool> include, Func<CsvReader, string> groupOf)
    {
        var cells = figures.Compute();
        var compared = 0;
        using var expected = CsvReader.FromFile(
            ProjectFolder.SharedFile("tsm-2024", expectations), new CsvReaderOptions { Separator = ',' });
        while (expected.Read())
        {
            if (!include(expected)) continue;

            var metric = $"{expected.GetString("measure")}.{expected.GetString("tenure")}";
            var cell = cells[(metric, groupOf(expected))];
            Assert.Equal(int.Parse(expected.GetString("n"), CultureInfo.InvariantCulture), cell.N);
            Near(expected.GetString("t7_q1"), cell.LowerQuartile);
            Near(expected.GetString("t7_med"), cell.Median);
            Near(expected.GetString("t7_q3"), cell.UpperQuartile);
            compared++;
        }

        return compared;
    }

    private static void Near(string expected, decimal? actual)
    {
        var number = decimal.Parse(expected, NumberStyles.Float, CultureInfo.InvariantCulture);
        Assert.InRange(Math.Abs(number - actual!.Value), 0, RelativeError * Math.Abs(number));
    }
}
