using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Benchmarking.Browser.Tests.Support;

/// <summary>One quarter as shown somewhere; null where a number is missing.</summary>
public sealed record ShownQuarter(string Period, decimal? You, decimal? Median, decimal? Lower, decimal? Upper);

/// <summary>The page of one metric: its numbers as drawn, as a table and as a file.</summary>
public sealed partial class MetricPage(Window window)
{
    /// <summary>What the chart draws: asked of the chart itself, band and all, as numbers of the given places.</summary>
    public async Task<IReadOnlyList<ShownQuarter>> DrawnAsync(int decimals)
    {
        var text = await window.Page.EvaluateAsync<string>(
            """
            () => {
              const model = JSON.parse(document.querySelector('[data-chart=band] script').textContent)
              const lines = Chart.getChart(document.querySelector('[data-chart=band] canvas')).data.datasets
              const line = name => lines.find(own => own.label === name)?.data ?? []
              return JSON.stringify(model.points.map((point, at) => ({
                period: point.period, you: line('You')[at] ?? null, median: line('Median')[at] ?? null,
                lower: point.middleHalf?.lower ?? null, upper: point.middleHalf?.upper ?? null,
              })))
            }
            """);
        var points = JsonSerializer.Deserialize<ShownQuarter[]>(text, JsonSerializerOptions.Web)!;
        return [.. points.Select(point => point with
        {
            You = Rounded(point.You, decimals),
            Median = Rounded(point.Median, decimals),
            Lower = Rounded(point.Lower, decimals),
            Upper = Rounded(point.Upper, decimals),
        })];
    }

    /// <summary>What the table beside the chart says.</summary>
    public async Task<IReadOnlyList<ShownQuarter>> TableAsync()
    {
        var rows = new List<ShownQuarter>();
        foreach (var row in await window.Page.Locator("[data-chart=band] tbody tr").AllAsync())
        {
            var cells = await row.Locator("th, td").AllTextContentsAsync();
            var half = Numbers(cells[3]);
            rows.Add(new ShownQuarter(
                cells[0].Trim(), Number(cells[1]), Number(cells[2]), half.Length == 2 ? half[0] : null, half.Length == 2 ? half[1] : null));
        }

        return rows;
    }

    /// <summary>What the CSV says, quarter by quarter: you, median, quartiles.</summary>
    public async Task<IReadOnlyList<string>> FileAsync()
    {
        var (_, content) = await window.DownloadAsync(window.Main.Locator("[data-chart=band]").GetByText("Download CSV"));
        var lines = System.Text.Encoding.UTF8.GetString(content).TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var head = lines[0].Trim().Split(',');
        return [.. lines.Skip(1).Select(line => line.Trim().Split(',')).Select(cells => Line(
            from column in new[] { "you", "median", "lower_quartile", "upper_quartile" } select Number(cells[Array.IndexOf(head, column)])))];
    }

    /// <summary>The same line from a row of the table.</summary>
    public static string LineOf(ShownQuarter quarter) => Line([quarter.You, quarter.Median, quarter.Lower, quarter.Upper]);

    private static string Line(IEnumerable<decimal?> numbers) => string.Join(' ', numbers.Select(Text));

    private static string Text(decimal? number) => number is { } known ? known.ToString("0.####", CultureInfo.InvariantCulture) : "-";

    private static decimal? Rounded(decimal? number, int decimals) =>
        number is { } known ? Math.Round(known, decimals, MidpointRounding.AwayFromZero) : null;

    // "fewer than 5" is words, not a number.
    private static decimal? Number(string text) => Numbers(text) is [var only] && !text.Contains("than", StringComparison.Ordinal) ? only : null;

    private static decimal[] Numbers(string text) =>
        [.. Figure().Matches(text).Select(found => decimal.Parse(found.Value, NumberStyles.Number, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"\d[\d,]*(\.\d+)?")]
    private static partial Regex Figure();
}
