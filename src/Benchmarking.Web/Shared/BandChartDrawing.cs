namespace Benchmarking.Web.Shared;

/// <summary>A name at the end of its line; <paramref name="Y"/> is moved where two would overlap.</summary>
public sealed record EndLabel(decimal Y, string Text, string Kind);

/// <summary>A word in a gap.</summary>
public sealed record GapNote(decimal X, decimal Y, string Text);

/// <summary>
/// Where everything of a band chart stands in a still picture: for paper and for browsers without scripts. The live
/// chart in <c>wwwroot/js</c> follows the same rules.
/// </summary>
public sealed class BandChartDrawing
{
    private const decimal LineHeight = ChartRules.NameHeight;
    private readonly BandChartModel model;
    private readonly decimal left;

    public BandChartDrawing(BandChartModel model, int width, int height, bool narrow)
    {
        this.model = model;
        (Width, Height, Narrow) = (width, height, narrow);
        left = 12 + (Letter * model.Axis.Ticks.Max(t => t.Text.Length)) + 12;
        EndLabels = Spread(Names());
        Right = width - 12 - (Letter * EndLabels.Select(l => l.Text.Length).DefaultIfEmpty(0).Max());
    }

    public int Width { get; }

    public int Height { get; }

    public bool Narrow { get; }

    public decimal Left => left;

    public decimal Right { get; }

    public decimal Top => 16;

    // Room for one line of words less than there are: the last hangs below.
    public decimal Bottom => Height - 22 - (18 * model.Points.Max(p => TickWords(p).Count));

    public IReadOnlyList<EndLabel> EndLabels { get; }

    public string Band => ChartPath.Area(
        [.. model.Points.Select((p, at) => p.MiddleHalf is { } m ? (X(at), Y(m.Upper), Y(m.Lower)) : ((decimal, decimal, decimal)?)null)]);

    public string NationalBand => ChartPath.Area(
        [.. model.Points.Select((p, at) => p.NationalHalf is { } m ? (X(at), Y(m.Upper), Y(m.Lower)) : ((decimal, decimal, decimal)?)null)]);

    public string Median => Line(p => p.Median);

    /// <summary>Medians that rest on few members, drawn hollow.</summary>
    public IEnumerable<(decimal X, decimal Y)> Hollow =>
        model.Points.Select((p, at) => (p, at)).Where(p => p.p is { SmallN: true, Median: not null }).Select(p => (X(p.at), Y(p.p.Median!.Value)));

    public string National => Line(p => p.National);

    public string Own => model.OwnName is null ? "" : Line(p => p.Own);

    public IEnumerable<(decimal X, decimal Y)> Diamonds =>
        model.OwnName is null
            ? []
            : model.Points.Select((p, at) => (p.Own, at)).Where(p => p.Own is not null).Select(p => (X(p.at), Y(p.Own!.Value)));

    /// <summary>One word for each run of periods that lack the same thing.</summary>
    public IEnumerable<GapNote> Notes =>
        (model.OwnName is null ? [] : Gaps(p => p.Own is null ? p.OwnNote : null, Bottom - 8))
            .Concat(Gaps(p => p.Median is null ? p.Missing : null, Bottom - 8 - LineHeight));

    /// <summary>On a phone the quarter stands above its year, so that eight of them fit; a mark always stands below.</summary>
    public IReadOnlyList<string> TickWords(BandPoint point) =>
        [.. Narrow ? point.Short.Split(' ') : [point.Short], .. point.Mark is { } mark ? [mark] : Array.Empty<string>()];

    // About the width of a letter; a server has no font to measure with.
    private decimal Letter => Narrow ? 7.6m : 8.6m;

    public decimal X(int at)
    {
        var inset = Narrow ? 10 : 16;
        var room = Right - Left - (2 * inset);
        return Math.Round(Left + inset + (model.Points.Count < 2 ? room / 2 : at * room / (model.Points.Count - 1)), 1);
    }

    public decimal Y(decimal value) => Math.Round(Bottom - (model.Axis.Share(value) * (Bottom - Top)), 1);

    private string Line(Func<BandPoint, ShownFigure?> figure) =>
        ChartPath.Line(model.Points.Select((p, at) => figure(p) is { } f ? (X(at), Y(f.Value)) : ((decimal, decimal)?)null));

    private IEnumerable<EndLabel> Names()
    {
        if (model.Target is { } target)
            yield return Name(target, Narrow ? "Target" : "Your target", "target", model.Points[^1]);
        if (model.OwnName is { } you && model.Points.LastOrDefault(p => p.Own is not null) is { } own)
            yield return Name(own.Own!, you, "own", own);
        if (model.Points.LastOrDefault(p => p.Median is not null) is { } median)
            yield return Name(median.Median!, "Median", "median", median);
        if (model.Points.LastOrDefault(p => p.National is not null) is { } national)
            yield return NameOfNational(national.National!, national.NationalYear);
        if (model.Points.LastOrDefault(p => p.MiddleHalf is not null) is { MiddleHalf: { } half } band)
            yield return Name(new ShownFigure(half.Lower + ((half.Upper - half.Lower) / 10), half.Text), "Middle half", "band", band);
    }

    private EndLabel Name(ShownFigure figure, string name, string kind, BandPoint point)
    {
        var when = ReferenceEquals(point, model.Points[^1]) ? "" : $", {point.Short}";
        return new EndLabel(Y(figure.Value), Narrow ? name : $"{name} {figure.Text}{when}", kind);
    }

    // Of a year, not of a quarter: it says which year.
    private EndLabel NameOfNational(ShownFigure figure, string? year) =>
        new(Y(figure.Value), Narrow ? "National" : $"National {figure.Text}, {year}", "national");

    private List<EndLabel> Spread(IEnumerable<EndLabel> labels)
    {
        var spread = labels.OrderBy(l => l.Y).ToList();
        for (var i = 1; i < spread.Count; i++)
            spread[i] = spread[i] with { Y = Math.Max(spread[i].Y, spread[i - 1].Y + LineHeight) };
        for (var i = spread.Count - 1; i >= 0; i--)
        {
            var floor = i == spread.Count - 1 ? Bottom : spread[i + 1].Y - LineHeight;
            spread[i] = spread[i] with { Y = Math.Min(spread[i].Y, floor) };
        }
        return spread;
    }

    private IEnumerable<GapNote> Gaps(Func<BandPoint, string?> note, decimal y)
    {
        for (var at = 0; at < model.Points.Count; at++)
        {
            if (note(model.Points[at]) is not { } text)
                continue;
            var from = at;
            while (at + 1 < model.Points.Count && note(model.Points[at + 1]) == text)
                at++;
            var half = Letter * text.Length / 2;
            yield return new GapNote(Math.Clamp((X(from) + X(at)) / 2, Left + half, Math.Max(Left + half, Right - half)), y, text);
        }
    }
}
