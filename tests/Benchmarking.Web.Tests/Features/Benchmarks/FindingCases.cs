using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Web.Features.Benchmarks;
using Finding = Benchmarking.Web.Features.Benchmarks.Finding;

namespace Benchmarking.Web.Tests.Features.Benchmarks;

/// <summary>
/// Every polarity in every band and in every state of what is published, with the sentence each must give.
/// <c>finding-cases.txt</c> is meant to be read from top to bottom.
/// </summary>
public sealed class FindingCases
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "Features", "Benchmarks", "finding-cases.txt");

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (var line in System.IO.File.ReadLines(File).Where(line => line.Length > 0 && line[0] != '#'))
            {
                var parts = line.Split(" | ", StringSplitOptions.TrimEntries);
                cases.Add(parts[0], parts[1], parts[2]);
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_title_is_right_for_every_polarity_band_and_state(string figure, string state, string title)
    {
        var (series, group) = Make(figure, state);

        Assert.Equal($"Kept informed: {title}", Finding.Title(series, group));
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_chart_of_the_latest_quarter_never_says_the_contrary(string figure, string state, string title)
    {
        var (series, group) = Make(figure, state);
        var place = Finding.Place(series, group);

        Assert.StartsWith("Q4 25: ", place, StringComparison.Ordinal);
        foreach (var words in new[] { "top quarter", "bottom quarter", "highest quarter", "lowest quarter", "above the median", "below the median", "around the median", "lower is better", "neither direction is better" })
            Assert.Equal(title.Contains(words, StringComparison.Ordinal), place.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void There_are_at_least_sixty_cases() => Assert.True(Cases.Count >= 60, $"There are {Cases.Count} only.");

    /// <summary>"higher 72%" and "quartiles", "median of 8", "withheld" …, with "NW" for the peer group.</summary>
    private static (MetricSeries Series, GroupOption Group) Make(string figure, string state)
    {
        var words = figure.Split(' ');
        var polarity = words[0] switch { "higher" => Polarity.HigherIsBetter, "lower" => Polarity.LowerIsBetter, _ => Polarity.Neutral };
        var kind = words[1].StartsWith('£') ? MetricKind.Money : MetricKind.Percentage;
        var metric = Example.Metric(polarity, kind, kind == MetricKind.Money ? 2 : 0);
        if (kind == MetricKind.Money)
            metric = metric with { Tolerance = new Tolerance(0.5m) };
        if (state == "at the ceiling")
            metric = metric with { Tolerance = new Tolerance(2) };
        decimal? own = words[1] is "none" or "sector" ? null : decimal.Parse(words[1].Trim('£', '%'), CultureInfo.InvariantCulture);
        var series = Example.Series(metric, (own, CellOf(state.Replace(" NW", "", StringComparison.Ordinal))));
        if (state.StartsWith("no publication", StringComparison.Ordinal))
            series = series with { Points = [series.Points[0] with { Quarter = null, Cell = null }] };
        if (words[1] == "sector")
            series = Example.WithoutOwn(series);
        return (series, state.EndsWith(" NW", StringComparison.Ordinal) ? Example.NorthWest : Example.All);
    }

    private static Cell? CellOf(string state) => state switch
    {
        "quartiles" => Example.Cell(66, 58, 73),
        "pounds" => Example.Cell(12, 8, 18),
        "median of 8" => Example.Cell(66, n: 8, reason: Reason.N2),
        "median of 1" => Example.Cell(66, n: 1),
        "all alike" => Example.Cell(66, 66, 66),
        "at the ceiling" => Example.Cell(98, 96, 98, rounding: 2),
        "too few" => Example.NotEnough,
        "withheld" => Example.Withheld,
        "too similar" => Example.Cell(null, n: null, reason: Reason.N3, status: CellStatus.Withheld),
        "not applicable" => Example.Cell(null, n: null, reason: Reason.N5, status: CellStatus.Withheld),
        "not collected" => Example.Cell(null, n: null, status: CellStatus.NotCollected),
        "held number" => Example.Cell(66, 58, 73, n: null, status: CellStatus.Held, reason: Reason.N4) with { HeldFrom = "2025-Q3" },
        "held" => Example.Cell(null, n: null, status: CellStatus.Held, reason: Reason.N4),
        "not in it" or "no publication" => null,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };
}
