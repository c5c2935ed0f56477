using System.Text.Encodings.Web;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Tests.Shared;

public class BandChartTests
{
    [Fact]
    public void A_gap_breaks_the_line_and_is_named_once()
    {
        var drawing = Draw(Point("Q1", 60), Point("Q2", null), Point("Q3", null), Point("Q4", 62));

        Assert.Equal(2, drawing.Own.Count(c => c == 'M'));
        var note = Assert.Single(drawing.Notes);
        Assert.Equal("not collected", note.Text);
        Assert.InRange(note.X, drawing.X(1), drawing.X(2));
    }

    [Fact]
    public void Names_at_the_ends_of_lines_never_overlap_nor_leave_the_chart()
    {
        var labels = Draw(Point("Q1", 50), Point("Q2", 50)).EndLabels;

        Assert.Equal(4, labels.Count);
        Assert.All(labels.Zip(labels.Skip(1)), pair => Assert.True(pair.Second.Y - pair.First.Y >= 22));
        Assert.All(labels, label => Assert.InRange(label.Y, 0, 400));
    }

    [Fact]
    public void A_line_that_ends_early_says_when()
    {
        var labels = Draw(Point("Q1", 60), Point("Q2", null)).EndLabels;

        Assert.Contains(labels, l => l.Text == "You 60%, Q1");
    }

    [Fact]
    public void A_viewer_without_own_figures_sees_none()
    {
        var chart = Chart(Point("Q1", 60), Point("Q2", null)) with { OwnName = null };
        var drawing = new BandChartDrawing(chart, 1112, 400, narrow: false);

        Assert.Equal("", drawing.Own);
        Assert.Empty(drawing.Diamonds);
        Assert.Empty(drawing.Notes);
        Assert.DoesNotContain(drawing.EndLabels, l => l.Kind == "own");
    }

    [Fact]
    public void Text_in_the_data_block_cannot_end_the_block()
    {
        using var writer = new StringWriter();
        (Chart(Point("Q1", 60)) with { Title = "</script><b>" }).Json.WriteTo(writer, HtmlEncoder.Default);

        Assert.DoesNotContain("<", writer.ToString());
    }

    private static BandChartDrawing Draw(params BandPoint[] points) => new(Chart(points), 1112, 400, narrow: false);

    private static BandChartModel Chart(params BandPoint[] points) => new()
    {
        Id = "views",
        Title = "Views",
        Figure = "Views",
        Axis = ChartAxis.Around([40, 70], 0, v => $"{v}%"),
        Points = points,
        Target = Percent(50),
        Source = "Source",
    };

    private static BandPoint Point(string name, int? own) => new(name, name)
    {
        Own = own is { } value ? Percent(value) : null,
        Median = Percent(50),
        MiddleHalf = new ShownRange(50, 52, "50–52%"),
        OwnNote = own is null ? "not collected" : null,
    };

    private static ShownFigure Percent(int value) => new(value, $"{value}%");
}
