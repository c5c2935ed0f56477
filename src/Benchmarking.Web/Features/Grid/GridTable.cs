using Benchmarking.Engine;
using Benchmarking.Web.Features.Benchmarks;

namespace Benchmarking.Web.Features.Grid;

/// <summary>One figure of one quarter, coloured and lettered by where it stood.</summary>
/// <param name="Figure">The own figure as read, or the symbol for why there is none: <c>[x]</c>, <c>[z]</c>, "–".</param>
/// <param name="Letter">
/// T, U, M, L or B by value; the symbol for why there is no benchmark to place it by, such as <c>[c]</c>; empty without a figure.
/// </param>
/// <param name="Tone">Ending of the style's name: by whether the place is good, never for metrics without a good direction.</param>
/// <param name="Words">The same for the ear, and for whoever does not know the letters.</param>
public sealed record GridCell(Period Period, PublishedQuarter? Quarter, OwnFigure? Own, string Figure, string Letter, string Tone, string Words);

/// <summary>One metric over the quarters.</summary>
public sealed record GridRow(MetricSubject Subject, string Url, IReadOnlyList<GridCell> Cells)
{
    public string Name => Subject.Name;
}

/// <summary>A scorecard of metrics by quarters, made of an overview: it shows nothing that is not there.</summary>
public sealed record GridTable(OverviewPage Page) : IShowsGroup
{
    public Timeline Timeline => Page.Timeline;

    public IReadOnlyList<GridRow> Rows { get; } = [.. Page.Series.Select(series => Row(series, Page))];

    public IEnumerable<(string Module, IReadOnlyList<GridRow> Rows)> Modules =>
        from row in Rows
        group row by row.Subject.ModuleName into module
        select (module.Key, (IReadOnlyList<GridRow>)[.. module]);

    public IReadOnlyList<Period> Periods { get; } = [.. Page.Timeline.Steps().Select(step => step.Period)];

    private static GridRow Row(MetricSeries series, OverviewPage page) => new(
        series.Subject,
        page.Perspective.Metric(series.Subject.Code, page.Timeline.Group.Code),
        [.. series.Points.Select(point => Cell(point, series.Subject))]);

    private static GridCell Cell(SeriesPoint point, MetricSubject subject)
    {
        if (point.Own?.Value is not { } own)
        {
            var note = point.Quarter is null ? WhyNotShown.Brief(null, null) : point.Own?.Note ?? "";
            return new(point.Period, point.Quarter, point.Own, OwnFigures.Symbol(note), "", "none", note);
        }

        var figure = subject.Text(own);
        var band = point.Cell is { } cell ? Bands.Place(own, cell, subject.Metric) : Band.NotPlaced;
        if (band == Band.NotPlaced)
        {
            var symbol = WhyNotShown.Symbol(point.Cell, point.Quarter) ?? "–";
            return new(point.Period, point.Quarter, point.Own, figure, symbol, "none", $"{figure}, benchmark {WhyNotShown.Brief(point.Cell, point.Quarter)}");
        }


        return new(
            point.Period,
            point.Quarter,
            point.Own,
            figure,
            Letter(band),
            Tone(Standings.Of(band, subject.Metric.Polarity)),
            $"{figure}, {Bands.Words(band, subject.Metric.Polarity)}");
    }

    /// <summary>By value, as the key of the grid says: top, upper middle, median, lower middle, bottom.</summary>
    public static string Letter(Band band) => band switch
    {
        Band.TopQuarter => "T",
        Band.AboveMedian => "U",
        Band.AroundMedian => "M",
        Band.BelowMedian => "L",
        Band.BottomQuarter => "B",
        _ => "",
    };

    private static string Tone(Standing standing) => standing switch
    {
        Standing.Best => "best",
        Standing.Ahead => "ahead",
        Standing.Around => "around",
        Standing.Behind => "behind",
        Standing.Weakest => "weakest",
        _ => "neutral",
    };
}
