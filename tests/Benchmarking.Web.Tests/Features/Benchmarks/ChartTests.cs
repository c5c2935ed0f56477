using System.Text;
using System.Text.Json;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Tests.Features.Benchmarks;

[Collection(PublishedConsortium.Name)]
public sealed class ChartTests(PublishedConsortium consortium)
{
    /// <summary>Where the script finds what the file calls by a name.</summary>
    private static readonly Dictionary<string, string[]> InJson = new()
    {
        ["you"] = ["own", "value"],
        ["median"] = ["median", "value"],
        ["lower_quartile"] = ["middleHalf", "lower"],
        ["upper_quartile"] = ["middleHalf", "upper"],
        ["n"] = ["members", "value"],
        ["national_median"] = ["national", "value"],
        ["national_lower_quartile"] = ["nationalHalf", "lower"],
        ["national_upper_quartile"] = ["nationalHalf", "upper"],
        ["own_gap"] = ["ownGap", "value"],
        ["median_gap"] = ["medianGap", "value"],
    };

    [Theory]
    [InlineData("band")]
    [InlineData("place")]
    [InlineData("ladder")]
    [InlineData("representation")]
    [InlineData("value for money")]
    [InlineData("sector’s ladder")]
    [InlineData("sector’s representation")]
    [InlineData("sector’s value for money")]
    public async Task Drawing_table_and_file_have_the_same_figures_byte_for_byte(string kind)
    {
        var chart = ExampleCharts.Of(kind);
        var figure = await Partial.RenderAsync(consortium.Site.Services, "/Shared/_ChartFrame.cshtml", chart);
        using var json = JsonDocument.Parse(figure.QuerySelector("script[type='application/json']")!.TextContent);
        var drawn = Points(json.RootElement);
        var table = chart.ToTable();
        var rows = figure.QuerySelectorAll("tbody tr").ToList();
        var lines = Encoding.UTF8.GetString(await ChartFile.OfAsync(chart, TestContext.Current.CancellationToken))
            .TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var header = lines[0].Split(',').ToList();

        Assert.Equal(table.FileColumns, header);
        Assert.Equal(drawn.Count, rows.Count);
        Assert.Equal(drawn.Count, lines.Length - 1);
        var figures = 0;
        for (var at = 0; at < drawn.Count; at++)
        {
            var cells = rows[at].QuerySelectorAll("td").ToList();
            for (var column = 0; column < table.Columns.Count; column++)
            {
                var names = table.Columns[column].Names;
                var inJson = names.Select(name => Raw(drawn[at], name)).ToList();
                Assert.Equal(inJson, names.Select(name => lines[at + 1].Split(',')[header.IndexOf(name)]));
                Assert.Equal(string.Join(' ', inJson.Where(raw => raw.Length > 0)), cells[column].GetAttribute("data-figures") ?? "");
                figures += inJson.Count(raw => raw.Length > 0);
            }
        }

        Assert.True(figures >= 4, $"Only {figures} figures were compared.");
    }

    [Theory]
    [InlineData("sector’s ladder")]
    [InlineData("sector’s representation")]
    [InlineData("sector’s value for money")]
    public async Task Without_a_hat_of_a_member_nothing_of_a_chart_is_anybody_s_own(string kind)
    {
        var figure = await Partial.RenderAsync(consortium.Site.Services, "/Shared/_ChartFrame.cshtml", ExampleCharts.Of(kind));

        Assert.Null(figure.QuerySelector(".own, .still__diamond, .still__bar, .still__own"));
        Assert.DoesNotContain("You", figure.QuerySelector("figure")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("\"own", figure.QuerySelector("script")!.TextContent.Replace("\"ownAsBar\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_withheld_has_its_symbol_its_words_and_a_way_to_the_reason()
    {
        var figure = await Partial.RenderAsync(consortium.Site.Services, "/Shared/_ChartFrame.cshtml", ExampleCharts.Of("ladder"));
        var cell = figure.QuerySelectorAll("tbody tr").Single(row => row.QuerySelector("th")!.TextContent == "1 Educating").QuerySelectorAll("td")[1];

        Assert.StartsWith("[c] not shown", cell.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("/method#withheld", cell.QuerySelector("a")!.GetAttribute("href"));
        Assert.NotNull(figure.QuerySelector(".still__withheld"));
    }

    [Fact]
    public void A_median_of_few_is_marked_in_drawing_table_and_key()
    {
        var chart = ExampleCharts.Band();
        var few = chart.Points[2];

        Assert.True(few.SmallN);
        Assert.Equal("fewer than 12", few.SmallNote);
        Assert.Contains("Hollow circle: a median of fewer than 12 members", chart.Key, StringComparison.Ordinal);
        Assert.Equal([false, false, true, false], chart.Points.Select(point => point.SmallN));
        Assert.Single(new BandChartDrawing(chart, 1112, 400, narrow: false).Hollow);
    }

    [Fact]
    public void The_national_band_lies_at_its_own_year_and_says_where_that_is_cut()
    {
        var years = new NationalYears("TP06", [new NationalYear(Engine.Period.Parse("2024-25"), 60, 52, 68), new NationalYear(Engine.Period.Parse("2025-26"), 61, 53, 69)]);
        var axis = new[] { "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4" }.Select(Engine.Period.Parse).ToList();
        var shown = years.On(axis);

        Assert.Equal([60m, 61, 61, 61, 61], axis.Select(quarter => shown.At(quarter)!.Median));
        Assert.Equal([true, false], shown.Years.Select(year => year.IsPart));
        Assert.Null(shown.At(Engine.Period.Parse("2026-Q1")));
        Assert.Equal("2025/26", ExampleCharts.Band().Points[^1].NationalYear);
    }

    [Fact]
    public void Ticks_that_are_whole_are_written_without_places()
    {
        var money = new Engine.Metric("m", "£", 2, Engine.Polarity.Neutral, Engine.Sensitivity.Protected, 0, null, Engine.MetricKind.Money);

        Assert.Equal(["£9", "£10", "£11", "£12", "£13", "£14"], ChartFigures.Axis(money, [9.5m, 13.2m]).Ticks.Select(tick => tick.Text));
        Assert.Contains("£0.20", ChartFigures.Axis(money, [0.15m, 0.31m]).Ticks.Select(tick => tick.Text));
    }

    private static IReadOnlyList<JsonElement> Points(JsonElement chart) => chart.GetProperty("kind").GetString() == "cross"
        ? [chart.GetProperty("cost"), chart.GetProperty("outcome")]
        : [.. chart.GetProperty("points").EnumerateArray()];

    /// <summary>The very letters of a number in the data block; nothing where it is missing.</summary>
    private static string Raw(JsonElement point, string name)
    {
        foreach (var part in InJson[name])
        {
            if (!point.TryGetProperty(part, out point))
                return "";
        }

        return point.GetRawText();
    }
}
